package io.rhapsode.gateway;

import io.micrometer.context.ContextRegistry;
import java.util.Optional;
import org.slf4j.MDC;
import reactor.core.publisher.Hooks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What stands in every log line that a request leads to, on whichever thread it is written. */
public enum LogContext {
    REQUEST_ID("requestId"),
    CORRELATION_ID("correlationId"),
    TENANT("tenant"),
    GENERATION_ID("generationId");

    static {
        for (LogContext entry : values()) {
            ContextRegistry.getInstance()
                    .registerThreadLocalAccessor(
                            entry.key,
                            () -> MDC.get(entry.key),
                            value -> MDC.put(entry.key, value),
                            () -> MDC.remove(entry.key));
        }
        Hooks.enableAutomaticContextPropagation();
    }

    private final String key;

    LogContext(String key) {
        this.key = key;
    }

    /** The value in a subscriber context; empty where it has none. */
    Optional<String> in(ContextView context) {
        return context.getOrEmpty(key);
    }

    /** The subscriber context with this entry. */
    public Context in(Context context, Object value) {
        return context.put(key, value.toString());
    }
}
