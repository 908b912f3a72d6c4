package io.rhapsode.worker.speech.google;

import io.rhapsode.worker.speech.SpeechFailure;
import java.util.List;
import java.util.Map;

/** How a request shows on whose account it is. */
interface GoogleAccess {

    /**
     * The headers to send along; may ask for a new token first.
     *
     * @throws SpeechFailure where a token cannot be had
     */
    Map<String, List<String>> headers() throws SpeechFailure, InterruptedException;

    /** By a key of the project. */
    static GoogleAccess by(String apiKey) {
        return () -> Map.of("X-Goog-Api-Key", List.of(apiKey));
    }
}
