package io.rhapsode.command.credit.domain;

import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Credits in lots, in the order in which they are drawn. An empty lot leaves no trace. */
public record Purse(List<LotCredits> lots) {

    static final Purse EMPTY = new Purse(List.of());

    public Purse {
        lots = lots.stream()
                .filter(part -> part.credits() != 0)
                .sorted(Comparator.comparing(LotCredits::lot))
                .toList();
    }

    long credits() {
        return lots.stream().mapToLong(LotCredits::credits).sum();
    }

    /** A lot that is there already keeps its terms. */
    Purse plus(List<LotCredits> parts) {
        return with(parts, 1);
    }

    Purse minus(List<LotCredits> parts) {
        return with(parts, -1);
    }

    /** What is drawn first: so much, or all there is. */
    Purse first(long credits) {
        var drawn = new ArrayList<LotCredits>();
        long missing = credits;
        for (LotCredits part : lots) {
            long taken = Math.min(missing, part.credits());
            drawn.add(new LotCredits(part.lot(), taken));
            missing -= taken;
        }
        return new Purse(drawn);
    }

    List<LotCredits> due(Instant now) {
        return lots.stream().filter(part -> part.lot().isDue(now)).toList();
    }

    private Purse with(List<LotCredits> parts, int sign) {
        Map<LotId, LotCredits> sum = new LinkedHashMap<>();
        lots.forEach(part -> sum.put(part.lot().lotId(), part));
        for (LotCredits part : parts) {
            sum.merge(
                    part.lot().lotId(),
                    new LotCredits(part.lot(), sign * part.credits()),
                    (there, more) -> new LotCredits(there.lot(), there.credits() + more.credits()));
        }
        return new Purse(List.copyOf(sum.values()));
    }
}
