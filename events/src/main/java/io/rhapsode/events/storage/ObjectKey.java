package io.rhapsode.events.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import java.util.regex.Pattern;

/**
 * The name of an object: lower-case segments of {@code a-z 0-9 _ - .} with slashes between, so that it is safe as a path, in a URL and in S3.
 * Keys are built from ids only, never from what a caller wrote.
 */
public record ObjectKey(@JsonValue String value) {

    /** The longest key, well under the limits of file systems and of S3. */
    public static final int MAX_LENGTH = 240;

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)*");

    @JsonCreator
    public ObjectKey {
        if (value.length() > MAX_LENGTH || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    /** The source text of a generation, UTF-8. */
    public static ObjectKey text(TenantId tenant, GenerationId generation) {
        return new ObjectKey("texts/" + tenant + "/" + generation);
    }

    /** The finished file of a generation. */
    public static ObjectKey audio(TenantId tenant, GenerationId generation, String extension) {
        return new ObjectKey("audio/" + tenant + "/" + generation + "." + extension);
    }

    @Override
    public String toString() {
        return value;
    }
}
