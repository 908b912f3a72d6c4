package io.rhapsode.worker.speech.polly;

import io.rhapsode.worker.speech.domain.Mark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of a text with the moments at which they begin, a line of JSON for each. Each lasts until the next one begins, for nothing is said of its end.
 *
 * @param lines as they came
 * @param billedCharacters for this request alone
 */
record PollyMarks(byte[] lines, long billedCharacters) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A word that begins somewhere in the text that was sent, counted in bytes. */
    private record Word(int startByte, int endByte, int millis) {}

    /**
     * None where a line is no mark, or is not of this text.
     *
     * @param text that was to be spoken
     * @param sent what was sent of it, with marks around it or not
     */
    List<Mark> marks(String text, String sent) {
        var words = words();
        var units = SentUnits.of(text, sent);
        List<Mark> marks = new ArrayList<>(words.size());
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            int end =
                    at + 1 == words.size() ? Mark.TO_THE_END : words.get(at + 1).millis();
            Optional<Mark> mark = units.mark(word.startByte(), word.endByte(), word.millis(), end);
            if (mark.isEmpty()) {
                return List.of();
            }
            marks.add(mark.get());
        }
        return marks;
    }

    private List<Word> words() {
        try {
            return new String(lines, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(JSON::readTree)
                    .filter(line -> line.path("type").asString("").equals("word"))
                    .map(PollyMarks::word)
                    .toList();
        } catch (JacksonException noMarks) {
            return List.of();
        }
    }

    private static Word word(JsonNode line) {
        return new Word(number(line, "start"), number(line, "end"), number(line, "time"));
    }

    private static int number(JsonNode line, String name) {
        return line.path(name).asInt(-1);
    }
}
