package io.rhapsode.events.speech;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The speech providers as the node that was asked sees them, with what the others told it. */
public record ProvidersView(List<Provider> items) {

    public ProvidersView {
        items = List.copyOf(items);
    }

    /** Whether a provider can be asked now. */
    public enum Status {
        UP,
        DISABLED,
        UNHEALTHY,
        CIRCUIT_OPEN
    }

    /** What its circuit breaker does. */
    public enum Circuit {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /**
     * One of them.
     *
     * @param type of its adapter
     * @param reason a sentence why it cannot be asked; null where it can
     * @param concurrency requests it takes at once
     * @param inUse how many it has
     * @param requestsPerSecond null where there is no such limit
     */
    public record Provider(
            ProviderId provider,
            String type,
            boolean enabled,
            Status status,
            @Nullable String reason,
            Circuit circuit,
            int concurrency,
            int inUse,
            @Nullable Double requestsPerSecond,
            List<Model> models) {

        public Provider {
            models = List.copyOf(models);
        }
    }

    /**
     * One of its models.
     *
     * @param model null where it has no such choice
     * @param maxCharacters of one request, as the provider counts them
     * @param creditsPer1k what the customer pays now for 1,000 characters
     * @param priceMicrosPer1k what the provider charges us now for them
     * @param billedMicrosPer1k what it did charge us lately for those that could be used; null where nothing was spoken lately
     * @param latencyMsPer1k expected, as far as nothing was seen lately
     * @param failureRate 0 to 1
     * @param requests of late, on which the three before stand; older ones count for less
     * @param settings it understands
     * @param sunset the first day on which it is not served any more; null where none is announced
     * @param endsSoon whether that day is near or over
     */
    public record Model(
            @Nullable String model,
            int quality,
            int maxCharacters,
            long creditsPer1k,
            long priceMicrosPer1k,
            @Nullable Long billedMicrosPer1k,
            long latencyMsPer1k,
            double failureRate,
            long requests,
            List<SpeechSetting> settings,
            @Nullable LocalDate sunset,
            boolean endsSoon) {

        public Model {
            settings = List.copyOf(settings);
        }
    }
}
