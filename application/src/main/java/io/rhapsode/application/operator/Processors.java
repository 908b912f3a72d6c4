package io.rhapsode.application.operator;

import io.rhapsode.application.operator.ProcessorStatus.Segment;
import io.rhapsode.application.reading.Projections;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The event processors: how far each has come. */
@Component
class Processors {

    private final EventProcessingConfiguration processing;
    private final TransactionManager transactions;
    private final EventStore log;
    private final DeadLetters letters;

    Processors(
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            EventStore log,
            DeadLetters letters) {
        this.processing = processing;
        this.transactions = transactions;
        this.log = log;
        this.letters = letters;
    }

    List<ProcessorStatus> list() {
        return names().stream().map(this::status).toList();
    }

    StreamingEventProcessor named(String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no processor of this name; there are " + String.join(", ", names()) + "."));
    }

    List<String> names() {
        return processing.eventProcessors().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof StreamingEventProcessor)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    ProcessorStatus status(String name) {
        StreamingEventProcessor processor = named(name);
        TrackingToken last = log.createHeadToken();
        OptionalLong head = last == null ? OptionalLong.empty() : last.position();
        int[] segments = transactions.fetchInTransaction(
                () -> processing.tokenStore(name).fetchSegments(name));
        return new ProcessorStatus(
                name,
                Projections.NAMES.contains(name),
                processor.isRunning(),
                boxed(head),
                Arrays.stream(segments)
                        .mapToObj(segment ->
                                segment(segment, processor.processingStatus().get(segment), head))
                        .toList(),
                letters.count(name));
    }

    private static Segment segment(int id, @Nullable EventTrackerStatus here, OptionalLong head) {
        if (here == null) {
            return new Segment(id, false, null, null, false, null);
        }
        OptionalLong position = here.getCurrentPosition();
        // Axon says that it replays until the first new event comes, be it days later.
        boolean behindItsReset = position.orElse(-1) < here.getResetPosition().orElse(-1);
        return new Segment(
                id,
                true,
                boxed(position),
                head.isPresent() ? Math.max(0, head.getAsLong() - position.orElse(-1)) : 0,
                here.isReplaying() && behindItsReset,
                here.isErrorState() ? here.getError().getClass().getName() : null);
    }

    private static @Nullable Long boxed(OptionalLong position) {
        return position.isPresent() ? position.getAsLong() : null;
    }
}
