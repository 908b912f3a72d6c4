package io.rhapsode.application.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rhapsode.gateway.limit.OpenStreams;
import io.rhapsode.query.generation.live.LiveGenerations;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is open on this node: each stream holds a connection, each of live audio an encoder. */
@Component
class StreamMetrics implements MeterBinder {

    private final OpenStreams streams;
    private final LiveGenerations views;

    StreamMetrics(OpenStreams streams, LiveGenerations views) {
        this.streams = streams;
        this.views = views;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (OpenStreams.Kind kind : OpenStreams.Kind.values()) {
            Gauge.builder("rhapsode.streams.open", streams, open -> open.open(kind))
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .description("streams that callers keep open")
                    .register(meters);
        }
        Gauge.builder("rhapsode.followers", views, LiveGenerations::followers)
                .description("who follows a generation or a tenant: streams, and the tasks that must notice its end")
                .register(meters);
    }
}
