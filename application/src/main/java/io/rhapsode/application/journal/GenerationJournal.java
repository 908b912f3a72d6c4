package io.rhapsode.application.journal;

import io.rhapsode.application.axon.CommittedEvents;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.worker.LogFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One line for each step of a generation, on the node that took it: so an operator who looks for its id reads the whole way of it. The number of the event tells
 * the order where the lines of several nodes or threads are put together.
 */
@Component
class GenerationJournal implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationJournal.class);

    private final CommittedEvents events;
    private volatile boolean running;

    GenerationJournal(CommittedEvents events) {
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        events.tell(this::write);
    }

    private void write(DomainEventMessage<?> message) {
        if (running && message.getPayload() instanceof GenerationEvent event) {
            write(message, event);
        }
    }

    private static void write(DomainEventMessage<?> message, GenerationEvent event) {
        Entry entry = Entry.of(event);
        try (var fields = LogFields.with(whose(message, event))) {
            LoggingEventBuilder line = LOG.atLevel(entry.level()).addKeyValue("sequence", message.getSequenceNumber());
            for (var detail : entry.details().entrySet()) {
                line = line.addKeyValue(detail.getKey(), detail.getValue());
            }
            line.log(entry.words());
        }
    }

    /** Not as values of the line: a name that stands in its context already would cost the whole line. */
    private static Map<String, String> whose(DomainEventMessage<?> message, GenerationEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("generationId", event.generationId().value());
        for (String key : List.of(MetaDataKeys.TENANT, MetaDataKeys.CORRELATION_ID)) {
            if (message.getMetaData().get(key) instanceof String value) {
                fields.put(key, value);
            }
        }
        return fields;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that may add events. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
