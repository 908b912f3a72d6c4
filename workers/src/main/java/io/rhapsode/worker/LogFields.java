package io.rhapsode.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What stands in every log line that is written for one piece of work, on whichever thread: whose it is, and what it began with. */
public final class LogFields implements AutoCloseable {

    private final @Nullable Map<String, String> before;

    private LogFields(@Nullable Map<String, String> fields) {
        before = MDC.getCopyOfContextMap();
        if (fields == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(fields);
        }
    }

    /** These besides what stands there already, until it is closed. */
    public static LogFields with(Map<String, String> more) {
        @Nullable Map<String, String> known = MDC.getCopyOfContextMap();
        Map<String, String> fields = known == null ? new LinkedHashMap<>() : new LinkedHashMap<>(known);
        fields.putAll(more);
        return new LogFields(fields);
    }

    /** Work for another thread, that takes along what stands in the lines of this one. */
    public static Runnable carriedBy(Runnable work) {
        @Nullable Map<String, String> fields = MDC.getCopyOfContextMap();
        return () -> {
            try (var here = new LogFields(fields)) {
                work.run();
            }
        };
    }

    /** Work for another thread, that takes along what stands in the lines of this one. */
    public static <T> Callable<T> carriedBy(Callable<T> work) {
        @Nullable Map<String, String> fields = MDC.getCopyOfContextMap();
        return () -> {
            try (var here = new LogFields(fields)) {
                return work.call();
            }
        };
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
