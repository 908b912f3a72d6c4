package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;
import io.rhapsode.events.speech.VoiceId;

/** One voice of our library, for ever. Written {@code voc_} and 26 letters or digits; for a voice of a catalogue they are a digest of what its provider calls it, so that every node gives it the same. */
public record LibraryVoiceId(@JsonValue String value) {

    private static final String PREFIX = "voc_";

    @JsonCreator
    public LibraryVoiceId {
        PrefixedId.check(PREFIX, value);
    }

    /** Of a voice of a catalogue. */
    public static LibraryVoiceId of(VoiceId voice) {
        return new LibraryVoiceId(PrefixedId.ofDigest(PREFIX, voice.value()));
    }

    /** Whether this is what a caller may write in place of a provider's own name of a voice. */
    public static boolean isWritten(VoiceId voice) {
        return voice.value().startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
