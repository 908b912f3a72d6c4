package io.rhapsode.application.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Axon's event processors on this node, and how many events each is behind. Down when one has stopped or cannot read the log; a processor whose segment another
 * node holds is well, and so is one that tries an event again, for that would take a node out of service for the fault of one generation.
 */
class ProcessorsHealth extends AbstractHealthIndicator {

    private final EventProcessingConfiguration processing;
    private final EventStore log;

    ProcessorsHealth(EventProcessingConfiguration processing, EventStore log) {
        this.processing = processing;
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        OptionalLong head = log.createHeadToken().position();
        processing.eventProcessors().forEach((name, processor) -> {
            if (!processor.isRunning() || processor.isError()) {
                health.down();
            }
            health.withDetail(name, detail(processor, head));
        });
    }

    private static Map<String, Object> detail(EventProcessor processor, OptionalLong head) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("running", processor.isRunning());
        if (processor instanceof StreamingEventProcessor streaming) {
            streaming.processingStatus().forEach((segment, status) -> {
                OptionalLong position = status.getCurrentPosition();
                detail.put(
                        "segment " + segment,
                        status.isErrorState()
                                ? "failing: " + status.getError().getClass().getSimpleName()
                                : "behind by "
                                        + (head.isPresent() && position.isPresent()
                                                ? Math.max(0, head.getAsLong() - position.getAsLong())
                                                : "an unknown number"));
            });
        }
        return detail;
    }
}
