package io.rhapsode.events.voice;

import io.rhapsode.events.speech.ProviderId;
import java.util.List;

/** Prices of this moment. */
public record PriceListView(List<Line> lines) {

    public PriceListView {
        lines = List.copyOf(lines);
    }

    /**
     * One provider.
     *
     * @param creditsPer1k what a customer pays for 1,000 characters
     */
    public record Line(ProviderId provider, long creditsPer1k) {}
}
