package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.LivePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A text, of which it becomes known stretch by stretch when it is heard. */
final class HeardText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLIS_PER_SECOND = 1000;

    private final String text;
    private final Queue<Stretch> heard = new ConcurrentLinkedQueue<>();
    private int unit;

    HeardText(String text) {
        this.text = text;
    }

    /** The part says when what comes next in the text is heard. */
    void hear(LivePart part) {
        for (CharacterTimes times : part.times()) {
            int end = text.offsetByCodePoints(unit, times.characters());
            heard.add(new Stretch(text.substring(unit, end), times));
            unit = end;
        }
    }

    /** What has become known since this was asked last, as {@code alignment} in pieces; {@code null} where that is nothing. */
    Stream<String> next() {
        List<Stretch> stretches = new ArrayList<>();
        for (Stretch next = heard.poll(); next != null; next = heard.poll()) {
            stretches.add(next);
        }
        return stretches.isEmpty() ? Stream.of("null") : alignment(stretches);
    }

    private static Stream<String> alignment(List<Stretch> stretches) {
        return Stream.of(
                        Stream.of("{\"characters\":["),
                        joined(stretches, Stretch::characters),
                        Stream.of("],\"character_start_times_seconds\":["),
                        joined(stretches, stretch -> seconds(stretch.times().startsMillis())),
                        Stream.of("],\"character_end_times_seconds\":["),
                        joined(stretches, stretch -> seconds(stretch.times().endsMillis())),
                        Stream.of("]}"))
                .flatMap(Function.identity());
    }

    private static Stream<String> joined(List<Stretch> stretches, Function<Stretch, Stream<String>> values) {
        return IntStream.range(0, stretches.size())
                .mapToObj(at -> (at == 0 ? "" : ",")
                        + String.join(",", values.apply(stretches.get(at)).toList()));
    }

    private static Stream<String> seconds(int[] millis) {
        return Arrays.stream(millis).mapToObj(HeardText::seconds);
    }

    private static String seconds(int millis) {
        String thousandths = String.valueOf(MILLIS_PER_SECOND + millis % MILLIS_PER_SECOND);
        return millis / MILLIS_PER_SECOND + "." + thousandths.substring(1);
    }

    private record Stretch(String text, CharacterTimes times) {

        Stream<String> characters() {
            return text.codePoints().mapToObj(point -> JSON.writeValueAsString(Character.toString(point)));
        }
    }
}
