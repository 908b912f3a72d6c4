package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.faults.Moment;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * A server that dies at one moment after another, a generation at each; and callers who do what they should when they get no answer: they ask again, with the same
 * key.
 */
final class OneDeathAfterAnother {

    private static final String MOMENT = "RHAPSODE_FAULT_MOMENT";
    private static final Duration LIMIT = Api.PATIENCE;
    private static final int PARAGRAPHS = 4;

    /** As a shell tells it. */
    static final int KILLED = 128 + 9;

    /** How the text of each generation ends. */
    private static final String LAST_WORDS = "And with that his voice failed him.";

    private final ServerProcess server;
    private final Function<String, Map<String, Object>> body;
    private final int paragraphs;
    private final boolean cancelled;

    /** With short texts. */
    OneDeathAfterAnother(ServerProcess server, Function<String, Map<String, Object>> body, boolean cancelled) {
        this(server, body, PARAGRAPHS, cancelled);
    }

    /**
     * @param body what is asked for, of each text
     * @param paragraphs of each text
     * @param cancelled whether each is cancelled when its first chunk is spoken
     */
    OneDeathAfterAnother(
            ServerProcess server, Function<String, Map<String, Object>> body, int paragraphs, boolean cancelled) {
        this.server = server;
        this.body = body;
        this.paragraphs = paragraphs;
        this.cancelled = cancelled;
    }

    static boolean areLastWords(String chunk) {
        return chunk.contains(LAST_WORDS);
    }

    /**
     * From the last moment to the first, so that a generation that goes on after one death does not come by the next one's place.
     *
     * @return the texts of the generations by their ids; the server runs again
     */
    Map<String, String> at(List<Moment> moments) throws Exception {
        for (Moment moment : moments.reversed()) {
            server.kill();
            server.remember(MOMENT, moment.toString());
            server.launch();
            Awaitility.await("an answer, or the end, before " + moment)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> server.answers() || server.hasEnded());
            try {
                if (server.answers()) {
                    ask(moment, moments.indexOf(moment));
                }
            } catch (UncheckedIOException died) {
                // it is asked for again
            }
            Awaitility.await(moment.toString())
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(server::hasEnded);
            assertThat(server.status())
                    .as("it died %s, and not of anything else", moment)
                    .isEqualTo(KILLED);
        }
        server.forget(MOMENT);
        server.restart();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Moment moment : moments) {
            int number = moments.indexOf(moment);
            texts.put(ask(moment, number), text(number));
        }
        assertThat(texts).hasSameSizeAs(moments);
        return texts;
    }

    private String ask(Moment moment, int number) {
        Api api = server.api();
        String id = api.generate(
                body.apply(text(number)),
                Map.of("Idempotency-Key", "dies-" + moment.toString().replace(':', '-')));
        if (cancelled) {
            Awaitility.await("the first chunk of " + id)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            api.generation(id).get("progress").get("chunksDone").asInt() > 0);
            assertThat(api.post("/api/v1/generations/" + id + "/cancel", Map.of())
                            .statusCode())
                    .isIn(202, 409);
        }
        return id;
    }

    private String text(int number) {
        return Texts.paragraphs(2 * paragraphs * number + 1, paragraphs) + " " + LAST_WORDS;
    }
}
