package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A piece of work at Replicate, as it stood when it was last looked at. */
record Prediction(JsonNode json) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What went wrong says it in words; these are the ones that will not help to repeat. */
    private static final String FLAGGED = "flagged as sensitive";

    static Prediction read(byte[] body) throws SpeechFailure {
        try {
            var json = JSON.readTree(body);
            if (json.path("id").asString("").isEmpty()) {
                throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
            }
            return new Prediction(json);
        } catch (JacksonException notJson) {
            throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
        }
    }

    String id() {
        return json.path("id").asString("");
    }

    boolean isUnderWay() {
        return switch (status()) {
            case "starting", "processing", "queued" -> true;
            default -> false;
        };
    }

    private String status() {
        return json.path("status").asString("");
    }

    Optional<URI> link(String name) {
        return uri(json.path("urls").path(name));
    }

    /** Where the speech is, once it has succeeded. */
    URI output() throws SpeechFailure {
        if (!status().equals("succeeded")) {
            throw new SpeechFailure(failure());
        }
        JsonNode output = json.path("output");
        JsonNode first = output.isArray() ? output.path(0) : output;
        if (first.asString("").isEmpty()) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        }
        return uri(first).orElseThrow(() -> new SpeechFailure(AttemptOutcome.UNDECODABLE));
    }

    /** What its words say is looked at here and goes no further. */
    private AttemptOutcome failure() {
        String words = json.path("error").asString("").toLowerCase(Locale.ROOT);
        if (words.contains(FLAGGED)) {
            return AttemptOutcome.REFUSED;
        }
        if (words.contains("voice") && (words.contains("not exist") || words.contains("not found"))) {
            return AttemptOutcome.VOICE_UNKNOWN;
        }
        return words.contains("rate limit") ? AttemptOutcome.RATE_LIMITED : AttemptOutcome.SERVER_ERROR;
    }

    /** What is billed, where it says so. */
    Optional<Long> billedTokens() {
        return Optional.of(json.path("metrics").path("input_token_count").asLong(0))
                .filter(tokens -> tokens > 0);
    }

    private static Optional<URI> uri(JsonNode text) {
        try {
            var uri = URI.create(text.asString(""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Shows nothing of its input. */
    @Override
    public String toString() {
        return "Prediction[" + id() + ", " + status() + "]";
    }
}
