package io.rhapsode.query.generation.live;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * How far somebody has come in the log of all. Numbers are drawn before events are committed, so a higher one may be there while a lower one is still to come: a position
 * names those too, and whoever comes back with it gets them.
 *
 * <p>Written as the index and, for each number that is missing, how far it lies below the one before.
 *
 * @param index of the last event
 * @param missing numbers below it of which nothing has been seen; most are of transactions that were rolled back
 */
record LogPosition(long index, NavigableSet<Long> missing) {

    /** Before the first event. */
    static final LogPosition BEGINNING = new LogPosition(0, new TreeSet<>());

    /**
     * How far below the index a number can be missing: Axon takes what is farther below for rolled back. A position that goes beyond is not ours, and would have all of the
     * log between them looked through.
     */
    static final int FARTHEST_MISSING = 10_000;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    LogPosition {
        missing = Collections.unmodifiableNavigableSet(new TreeSet<>(missing));
    }

    static LogPosition of(TrackingToken token) {
        var gaps = (GapAwareTrackingToken) token;
        return new LogPosition(gaps.getIndex(), new TreeSet<>(gaps.getGaps()));
    }

    /** @throws IllegalArgumentException for anything that is no position */
    static LogPosition parse(String written) {
        String[] numbers = written.split("\\.", -1);
        long index = number(numbers[0]);
        var missing = new TreeSet<Long>();
        long place = index;
        for (int i = 1; i < numbers.length; i++) {
            long below = number(numbers[i]);
            place -= below;
            if (below == 0 || place < 0 || index - place > FARTHEST_MISSING) {
                throw new IllegalArgumentException("not a position");
            }
            missing.add(place);
        }
        return new LogPosition(index, missing);
    }

    private static long number(String written) {
        if (!NUMBER.matcher(written).matches()) {
            throw new IllegalArgumentException("not a position");
        }
        return Long.parseLong(written);
    }

    TrackingToken token() {
        return GapAwareTrackingToken.newInstance(index, missing);
    }

    /** Whether the event of this number has been seen. */
    boolean holds(long number) {
        return number <= index && !missing.contains(number);
    }

    @Override
    public String toString() {
        var text = new StringBuilder().append(index);
        long place = index;
        for (long number : missing.descendingSet()) {
            text.append('.').append(place - number);
            place = number;
        }
        return text.toString();
    }
}
