package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.Accepted;
import io.rhapsode.application.cli.api.EventStream;
import io.rhapsode.application.cli.api.Explanation;
import io.rhapsode.application.cli.api.Generation;
import io.rhapsode.application.cli.api.RefusedException;
import io.rhapsode.application.cli.api.Signal;
import io.rhapsode.application.cli.api.SpeechRequest;
import io.rhapsode.application.cli.progress.ProgressDisplay;
import io.rhapsode.application.cli.progress.Quantities;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.Interruption;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One text being spoken, from the request to the end, watched. */
final class Recital {

    /** How often the time that is left is told anew. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** The resource is written a moment after the last event is told. */
    private static final Duration SETTLING_PAUSE = Duration.ofMillis(50);

    private static final int SETTLING_TRIES = 200;

    private final Connection connection;
    private final Patience patience;
    private final Interruption interruption;
    private final ProgressDisplay display;

    Recital(Connection connection, Patience patience, Interruption interruption, ProgressDisplay display) {
        this.connection = connection;
        this.patience = patience;
        this.interruption = interruption;
        this.display = display;
    }

    /** Has a text spoken, and gives the generation when it is completed. */
    JsonNode perform(SpeechRequest request, UnfinishedWork.Ticket ticket) {
        interruption.check();
        Accepted accepted = connection.ask(api -> api.generate(request, ticket.idempotencyKey()));
        String id = accepted.generationId();
        if (ticket.resumed()) {
            display.note("Going on with " + id + ", which was begun before.");
        }
        try (var _ = interruption.whenRequested(() -> cancel(id))) {
            follow(id);
        }
        JsonNode result = settled(id);
        Generation generation = connection.api().read(result, Generation.class);
        return switch (generation.status()) {
            case "failed" -> throw Explanation.of(generation);
            case "cancelled" -> throw cancelled(generation);
            default -> finished(result);
        };
    }

    private void cancel(String id) {
        display.note("Cancelling.");
        try {
            connection.api().cancel(id);
        } catch (RefusedException alreadyFinished) {
            // The last event, which is on its way, says how it ended.
        } catch (IOException lost) {
            // Whoever follows the events finds out as well, and says so.
        }
    }

    private void follow(String id) {
        @Nullable String lastEventId = null;
        while (true) {
            String after = lastEventId;
            try (EventStream events = connection.attempt(api -> api.events(id, after))) {
                Heard heard = listen(events, after);
                if (heard.broken() == null) {
                    return;
                }
                lastEventId = heard.lastEventId();
                connection.lost(heard.broken());
            }
        }
    }

    /**
     * What one stream brought.
     *
     * @param broken why it ended before the generation; null if the generation is over
     */
    private record Heard(
            @Nullable String lastEventId, @Nullable IOException broken) {
        static Heard theEnd() {
            return new Heard(null, null);
        }
    }

    private Heard listen(EventStream events, @Nullable String after) {
        @Nullable String lastEventId = after;
        Duration tick = patience.silence().compareTo(TICK) < 0 ? patience.silence() : TICK;
        Duration silence = Duration.ZERO;
        while (silence.compareTo(patience.silence()) < 0) {
            switch (events.next(tick)) {
                case Signal.Reported reported -> {
                    connection.heard();
                    display.show(reported.progress());
                    lastEventId = reported.id() == null ? lastEventId : reported.id();
                    silence = Duration.ZERO;
                    if (reported.last()) {
                        return Heard.theEnd();
                    }
                }
                case Signal.Alive alive -> {
                    connection.heard();
                    silence = Duration.ZERO;
                }
                case Signal.Silence nothing -> {
                    silence = silence.plus(tick);
                    display.tick();
                }
                case Signal.Over over -> {
                    return Heard.theEnd();
                }
                case Signal.Ended ended -> {
                    return new Heard(lastEventId, ended.cause());
                }
            }
        }
        return new Heard(lastEventId, new IOException("the server is silent"));
    }

    private JsonNode settled(String id) {
        JsonNode result = connection.ask(api -> api.generation(id));
        for (int tries = 1; tries < SETTLING_TRIES && !isOver(result); tries++) {
            LockSupport.parkNanos(SETTLING_PAUSE.toNanos());
            result = connection.ask(api -> api.generation(id));
        }
        return result;
    }

    private boolean isOver(JsonNode result) {
        return connection.api().read(result, Generation.class).isOver();
    }

    private JsonNode finished(JsonNode result) {
        if (interruption.isRequested()) {
            throw CommandFailure.interrupted("It was finished before it could be cancelled.");
        }
        return result;
    }

    private CommandFailure cancelled(Generation generation) {
        if (!interruption.isRequested()) {
            return new CommandFailure(
                    ExitCode.FAILED,
                    "cancelled",
                    "Somebody else cancelled the generation " + generation.generationId() + ".");
        }
        Generation.Progress progress = generation.progress();
        return CommandFailure.cancelled(
                progress == null || progress.chunksDone() == 0
                        ? "Cancelled before anything was spoken; nothing was charged."
                        : "Cancelled after %d of %d parts; charged: %s."
                                .formatted(
                                        progress.chunksDone(),
                                        progress.chunksTotal(),
                                        Quantities.credits(generation.creditsCharged())));
    }
}
