package io.rhapsode.application.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What several gauges are read from, looked up once for all of them. While it cannot be looked up they are not a number, and are not asked again at once: each
 * would wait for the database, and whoever scrapes would give up on all metrics.
 */
public final class Sampled<T> {

    /** Shorter than anybody's interval of scraping, longer than one scrape. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(Sampled.class);

    private record Sample<T>(@Nullable T value, Instant at) {}

    private final Supplier<T> look;
    private final InstantSource clock;
    private @Nullable Sample<T> last;

    public Sampled(Supplier<T> look, InstantSource clock) {
        this.look = look;
        this.clock = clock;
    }

    /** A gauge's function. */
    public double read(ToDoubleFunction<T> gauge) {
        @Nullable T value = sample().value();
        return value == null ? Double.NaN : gauge.applyAsDouble(value);
    }

    private synchronized Sample<T> sample() {
        Sample<T> sample = last;
        if (sample == null || !clock.instant().isBefore(sample.at().plus(FRESH))) {
            sample = new Sample<>(value(), clock.instant());
            last = sample;
        }
        return sample;
    }

    private @Nullable T value() {
        try {
            return look.get();
        } catch (RuntimeException unanswered) {
            LOG.debug("metrics cannot be read at the moment", unanswered);
            return null;
        }
    }
}
