package io.rhapsode.benchmark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.benchmark.server.Prose;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door that is measured, with a service behind it that sends a real sentence. */
class DoorIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"pcm", "mp3"})
    void aSentenceIsHeardThroughTheDoorAndItsStepsAreTheWholeWay(String format) throws Exception {
        try (SpeechService service = new SpeechService(Sentence.spoken(Prose.line(0), directory));
                Door door = Door.before(service);
                Crowd ours = door.ours(1)) {
            String line = door.lines(1).getFirst();
            Client.Heard heard =
                    ours.together((client, place) -> client.ask(line, format)).getFirst();
            door.prove(List.of(heard), 1);

            double steps = door.steps(heard).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(steps).isCloseTo(heard.millis(), within(0.01));
            assertThat(heard.bytes()).isGreaterThan(10_000);
        }
    }

    @Test
    void aSentenceThatIsKeptBackIsSpokenWhenItIsLetGo() throws Exception {
        try (SpeechService service = new SpeechService(Sentence.spoken(Prose.line(0), directory));
                Door door = Door.before(service)) {
            FullHouse house = FullHouse.of(door, service, 2);

            assertThat(house.resident()).isPositive();
        }
    }
}
