package io.rhapsode.worker.speech.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the parts of a chunk's text are heard in its audio, after it was looked at: in order, nothing twice, within the text and within the audio. What no mark covers is heard between its
 * neighbours.
 *
 * @param marks at least one
 */
public record Timings(List<Mark> marks) {

    /** Services count in frames of their own, and encoders add and take some: so much beyond the audio is its end. */
    static final int TOLERANCE_MILLIS = 250;

    public Timings {
        marks = List.copyOf(marks);
    }

    /**
     * Empty where they cannot be true of this text and audio.
     *
     * @param told as the provider says
     * @param units UTF-16 units of the text
     */
    public static Optional<Timings> checked(List<Mark> told, int units, long durationMillis) {
        var marks = new ArrayList<Mark>(told.size());
        int behind = 0;
        int earliest = 0;
        for (var mark : told) {
            int from = within(mark.fromMillis(), durationMillis);
            int to = mark.toMillis() == Mark.TO_THE_END
                    ? Math.toIntExact(durationMillis)
                    : within(mark.toMillis(), durationMillis);
            boolean inTheText = mark.start() >= behind && mark.end() > mark.start() && mark.end() <= units;
            if (!inTheText || from < earliest || to < from) {
                return Optional.empty();
            }
            endBy(from, marks);
            marks.add(new Mark(mark.start(), mark.end(), from, to));
            behind = mark.end();
            earliest = from;
        }
        return marks.isEmpty() ? Optional.empty() : Optional.of(new Timings(marks));
    }

    /** One voice says one thing after the other. */
    private static void endBy(int millis, List<Mark> marks) {
        if (!marks.isEmpty() && marks.getLast().toMillis() > millis) {
            var last = marks.removeLast();
            marks.add(new Mark(last.start(), last.end(), last.fromMillis(), millis));
        }
    }

    /** Negative where it is too far beyond. */
    private static int within(int millis, long durationMillis) {
        if (millis > durationMillis + TOLERANCE_MILLIS) {
            return -1;
        }
        return Math.toIntExact(Math.min(millis, durationMillis));
    }
}
