package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.domain.Mark;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answers where it is asked for timestamps: audio in Base64, and of each character of the text when it is heard. */
final class TimedAnswer {

    /** A chunk of many minutes is one string. */
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(RawSpeech.MAX_BYTES)
                    .build())
            .build());

    private static final double MILLIS_PER_SECOND = 1000;

    private final byte[] audio;
    private final JsonNode alignment;

    private TimedAnswer(byte[] audio, JsonNode alignment) {
        this.audio = audio;
        this.alignment = alignment;
    }

    static TimedAnswer of(byte[] body) throws SpeechFailure {
        try {
            var answer = JSON.readTree(body);
            var audio = answer.path("audio_base64");
            if (!audio.isString()) {
                throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
            }
            var decoded = Base64.getDecoder().decode(audio.asString());
            if (decoded.length == 0) {
                throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
            }
            return new TimedAnswer(decoded, answer.path("alignment"));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
    }

    byte[] audio() {
        return audio;
    }

    /**
     * A mark for each character. None where the characters are not those of the text, one after the other; only white space may be missing, or more than there is.
     *
     * @param text that was to be spoken
     */
    List<Mark> marks(String text) {
        var characters = alignment.path("characters");
        var starts = alignment.path("character_start_times_seconds");
        var ends = alignment.path("character_end_times_seconds");
        if (starts.size() != characters.size() || ends.size() != characters.size()) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>(characters.size());
        int unit = 0;
        for (int at = 0; at < characters.size(); at++) {
            String character = characters.get(at).asString("");
            int place = place(character, text, unit);
            if (place >= 0) {
                unit = place + character.length();
                marks.add(new Mark(place, unit, millis(starts.get(at)), millis(ends.get(at))));
            } else if (!character.isBlank()) {
                return List.of();
            }
        }
        return text.substring(unit).isBlank() ? marks : List.of();
    }

    /** Where it stands, from there on, be it behind white space; negative where it does not. */
    private static int place(String character, String text, int from) {
        int place = from;
        while (!character.isEmpty() && place < text.length()) {
            if (text.startsWith(character, place)) {
                return place;
            }
            if (!Character.isWhitespace(text.charAt(place))) {
                return -1;
            }
            place++;
        }
        return -1;
    }

    /** Negative, which no time is, where it is no number. */
    private static int millis(JsonNode seconds) {
        return seconds.isNumber() ? (int) Math.round(MILLIS_PER_SECOND * seconds.asDouble()) : -1;
    }
}
