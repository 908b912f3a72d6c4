package io.rhapsode.application.axon;

import io.rhapsode.events.credit.AboutGeneration;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.MetaDataKeys;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts into every log line, while a command or an event is handled, whose it is and what it began with. */
final class LogIds implements MessageHandlerInterceptor<Message<?>> {

    private static final List<String> FROM_META_DATA =
            List.of(MetaDataKeys.CORRELATION_ID, MetaDataKeys.TENANT, MetaDataKeys.ACTOR);

    private static final String AGGREGATE = "aggregate";
    private static final String GENERATION = "generationId";

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unit, InterceptorChain handler) throws Exception {
        var before = MDC.getCopyOfContextMap();
        Message<?> message = unit.getMessage();
        for (String key : FROM_META_DATA) {
            Object value = message.getMetaData().get(key);
            if (value != null) {
                MDC.put(key, value.toString());
            }
        }
        if (message instanceof DomainEventMessage<?> event) {
            MDC.put(AGGREGATE, event.getAggregateIdentifier());
        }
        GenerationId generation = generationOf(message.getPayload());
        if (generation != null) {
            MDC.put(GENERATION, generation.value());
        }
        try {
            return handler.proceed();
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }

    private static @Nullable GenerationId generationOf(Object payload) {
        return switch (payload) {
            case GenerationCommand command -> command.generationId();
            case GenerationEvent event -> event.generationId();
            case AboutGeneration message -> message.generationId();
            default -> null;
        };
    }
}
