package io.rhapsode.gateway.limit;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Counts what tenants keep open, for every open stream costs memory and perhaps an encoder. Streams of events end when this node does: their readers resume on another. */
@Component
public class OpenStreams implements ApplicationListener<ContextClosedEvent> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final LimitProperties limits;
    private final ConcurrentMap<Place, Integer> open = new ConcurrentHashMap<>();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    OpenStreams(LimitProperties limits) {
        this.limits = limits;
    }

    /** The stream, or the problem {@code too_many_streams} where the tenant has too many of its kind. */
    public <T> Flux<T> admit(TenantId tenant, Kind kind, Flux<T> stream) {
        var place = new Place(tenant, kind);
        Flux<T> admitted = Flux.using(() -> take(place), taken -> stream, this::leave);
        return kind == Kind.EVENTS ? admitted.takeUntilOther(closing.asMono()) : admitted;
    }

    /** Otherwise a graceful shutdown would wait for readers who have no reason to go. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing.tryEmitEmpty();
    }

    /** How many are open on this node at this moment. */
    public int open(Kind kind) {
        return open.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Place take(Place place) {
        int limit = switch (place.kind()) {
            case EVENTS -> limits.eventStreams();
            case LIVE -> limits.liveStreams();
        };
        open.compute(place, (key, count) -> {
            int now = count == null ? 0 : count;
            if (now >= limit) {
                throw new ProblemException(
                                ProblemType.TOO_MANY_STREAMS,
                                "No more than " + limit + " such streams may be open at once.")
                        .retryAfter(RETRY_AFTER);
            }
            return now + 1;
        });
        return place;
    }

    private void leave(Place place) {
        open.computeIfPresent(place, (key, count) -> count == 1 ? null : count - 1);
    }

    /** What is kept open. */
    public enum Kind {
        EVENTS,
        LIVE
    }

    private record Place(TenantId tenant, Kind kind) {}
}
