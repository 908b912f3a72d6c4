package io.rhapsode.events.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Letters;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.voice.LibraryVoiceId;

/**
 * The name of an object: lower-case segments of {@code a-z 0-9 _ - .} with slashes between, so that it is safe as a path, in a URL and in S3.
 * Keys are built from ids only, never from what a caller wrote.
 */
public record ObjectKey(@JsonValue String value) {

    /** The longest key, well under the limits of file systems and of S3. */
    public static final int MAX_LENGTH = 240;

    private static final String FIRST_MINUTE = ".first-minute";
    private static final Letters LETTERS = Letters.LOWER_CASE.and("_.-/");

    @JsonCreator
    public ObjectKey {
        if (value.length() > MAX_LENGTH || !LETTERS.spell(value, 0) || !everySegmentBeginsWell(value)) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    private static boolean everySegmentBeginsWell(String value) {
        int begin = 0;
        while (Letters.LOWER_CASE.at(value, begin)) {
            begin = value.indexOf('/', begin) + 1;
            if (begin == 0) {
                return true;
            }
        }
        return false;
    }

    /** The source text of a generation, UTF-8. */
    public static ObjectKey text(TenantId tenant, GenerationId generation) {
        return of(tenant, ObjectKind.TEXT, generation.value());
    }

    /** The finished file of a generation. */
    public static ObjectKey audio(TenantId tenant, GenerationId generation, String extension) {
        return of(tenant, ObjectKind.AUDIO, generation + "." + extension);
    }

    /** What may be heard of a finished file before it is paid: it lies beside it, wherever that is. */
    public static ObjectKey firstMinute(ObjectKey audio) {
        int extension = audio.value().lastIndexOf('.');
        return new ObjectKey(audio.value().substring(0, extension)
                + FIRST_MINUTE
                + audio.value().substring(extension));
    }

    /** An object of a tenant. */
    public static ObjectKey of(TenantId tenant, ObjectKind kind, String name) {
        return new ObjectPlace(tenant, kind, name).key();
    }

    /** What a voice of the library sounds like. Of no tenant. */
    public static ObjectKey sample(LibraryVoiceId voice) {
        return new ObjectKey("samples/" + voice + ".mp3");
    }

    @Override
    public String toString() {
        return value;
    }
}
