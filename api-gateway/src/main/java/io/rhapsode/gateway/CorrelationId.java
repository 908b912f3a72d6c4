package io.rhapsode.gateway;

import java.util.NoSuchElementException;
import java.util.UUID;
import reactor.util.context.ContextView;

/**
 * What joins everything that a request leads to: it goes into the metadata of messages, and with them into the event log for ever. So it is always made here,
 * unlike the {@link RequestId}, which a caller may choose. Log lines carry both.
 */
public record CorrelationId(String value) {

    static CorrelationId random() {
        return new CorrelationId("req_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /**
     * Of the request that is being answered.
     *
     * @throws NoSuchElementException where it has not come through the {@link RequestEnvelope}
     */
    public static CorrelationId in(ContextView context) {
        return LogContext.CORRELATION_ID
                .in(context)
                .map(CorrelationId::new)
                .orElseThrow(() -> new NoSuchElementException("a request without a correlation id"));
    }

    @Override
    public String toString() {
        return value;
    }
}
