package io.rhapsode.events.credit;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Credits that came together, and their terms. Lots stand in the order in which they are drawn.
 *
 * @param priority lower is drawn first
 * @param expiresAt when what is left of it is lost, at this very moment
 */
public record Lot(
        LotId lotId, LotKind kind, int priority, @Nullable Instant expiresAt, Instant grantedAt)
        implements Comparable<Lot> {

    private static final Comparator<Lot> DRAWING_ORDER = Comparator.comparingInt(Lot::priority)
            .thenComparing(Lot::lastMoment)
            .thenComparing(Lot::grantedAt)
            .thenComparing(lot -> lot.lotId().value());

    public boolean isDue(Instant now) {
        return !now.isBefore(lastMoment());
    }

    @Override
    public int compareTo(Lot other) {
        return DRAWING_ORDER.compare(this, other);
    }

    private Instant lastMoment() {
        return expiresAt == null ? Instant.MAX : expiresAt;
    }
}
