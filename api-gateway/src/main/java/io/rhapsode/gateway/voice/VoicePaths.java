package io.rhapsode.gateway.voice;

import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;

/** Where voices are found. */
final class VoicePaths {

    static final String ALL = "/api/v1/voices";
    static final String ONE = ALL + "/{id}";

    private VoicePaths() {}

    /** The id in a path; what does not look like one belongs to nothing. */
    static LibraryVoiceId id(String text) {
        try {
            return new LibraryVoiceId(text);
        } catch (IllegalArgumentException e) {
            throw noSuchVoice();
        }
    }

    static String sample(LibraryVoiceId id) {
        return ALL + "/" + id + "/sample";
    }

    static ProblemException noSuchVoice() {
        return new ProblemException(ProblemType.NO_SUCH_VOICE, "There is no such voice.");
    }
}
