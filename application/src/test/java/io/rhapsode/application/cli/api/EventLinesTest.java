package io.rhapsode.application.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    private final EventLines lines = new EventLines();

    private List<ServerSentEvent> take(String... stream) {
        return List.of(stream).stream()
                .map(lines::take)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void anEventEndsWithAnEmptyLine() {
        assertThat(take("id: 7", "event: progress", "data: {}", "", "data: {"))
                .containsExactly(new ServerSentEvent("7", "progress", "{}"));
    }

    @Test
    void theSpaceAfterTheColonMayBeMissing() {
        assertThat(take("id:7", "event:progress", "data:{}", ""))
                .containsExactly(new ServerSentEvent("7", "progress", "{}"));
    }

    @Test
    void severalLinesOfDataAreOne() {
        assertThat(take("data: {\"a\":", "data:  1}", ""))
                .containsExactly(new ServerSentEvent(null, "message", "{\"a\":\n 1}"));
    }

    @Test
    void theIdHoldsUntilAnotherOneIsNamedAndTheNameDoesNot() {
        assertThat(take("id: 7", "event: progress", "data: 1", "", "data: 2", ""))
                .containsExactly(new ServerSentEvent("7", "progress", "1"), new ServerSentEvent("7", "message", "2"));
    }

    @Test
    void commentsAndUnknownFieldsSayNothing() {
        assertThat(take(": still here", "", "retry: 3000", "applause", "")).isEmpty();
    }
}
