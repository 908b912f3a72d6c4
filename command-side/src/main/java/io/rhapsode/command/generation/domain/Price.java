package io.rhapsode.command.generation.domain;

import io.rhapsode.events.speech.Candidate;
import java.math.BigInteger;
import java.util.List;

/** What speech costs: exact, and rounded once, up. */
final class Price {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Price() {}

    /** Credits for the first chunks, each at the rate of the candidate that has spoken it. */
    static long credits(Chunks chunks, int end, List<Candidate> candidates) {
        var spoken = new long[candidates.size()];
        for (int index = 0; index < end; index++) {
            spoken[chunks.speaker(index)] += chunks.characters(index);
        }
        var thousandths = BigInteger.ZERO;
        for (int candidate = 0; candidate < spoken.length; candidate++) {
            thousandths = thousandths.add(
                    product(spoken[candidate], candidates.get(candidate).creditsPer1k()));
        }
        return Math.min(dividedUp(thousandths, 1_000), most(spoken, candidates));
    }

    /** Whoever has spoken: none of them costs more for a part than for the whole, and that may be less than its rate, by a quote. */
    private static long most(long[] spoken, List<Candidate> candidates) {
        long most = 0;
        for (int candidate = 0; candidate < spoken.length; candidate++) {
            if (spoken[candidate] > 0) {
                most = Math.max(most, candidates.get(candidate).credits());
            }
        }
        return most;
    }

    /** What the provider charges us for a part of the text. */
    static long costMicros(Candidate candidate, int characters, int ofCharacters) {
        return ofCharacters == 0 ? 0 : dividedUp(product(candidate.costMicros(), characters), ofCharacters);
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static long dividedUp(BigInteger amount, long divisor) {
        return amount.add(BigInteger.valueOf(divisor - 1))
                .divide(BigInteger.valueOf(divisor))
                .min(LARGEST)
                .longValue();
    }
}
