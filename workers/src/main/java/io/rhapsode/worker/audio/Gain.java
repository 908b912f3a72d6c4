package io.rhapsode.worker.audio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much louder everything becomes, and what a limiter must then hold down.
 *
 * @param overDb how far the highest peak then goes over the ceiling; negative where it stays under it
 * @param ceilingDb highest sample peak in dBFS
 */
record Gain(double decibels, double overDb, double ceilingDb) {

    /** Nothing is changed. */
    static final Gain NONE = new Gain(0, Double.NEGATIVE_INFINITY, 0);

    /** Beyond this it is noise that is raised, not speech. */
    static final double LARGEST_DB = 40;

    /** Between two samples of one rate there is a higher one of another. */
    private static final double RESAMPLING_ROOM_DB = 1;

    /** A limiter that holds less than this works so seldom that nobody misses the loudness. */
    private static final double NOTICEABLE_DB = 3;

    /** What a limiter takes away may be given back to this extent; more would only squeeze the speech. */
    private static final double LARGEST_CORRECTION_DB = 6;

    /** A difference nobody measures. */
    private static final double NEGLIGIBLE_DB = 0.05;

    /**
     * @param loudness as measured, null where there is nothing to be heard
     * @param ceilingDb peaks allowed
     */
    static Gain towards(double targetLufs, double ceilingDb, @Nullable Double loudness, @Nullable Double peakDb) {
        if (loudness == null || peakDb == null) {
            return NONE;
        }
        double decibels = Math.min(targetLufs - loudness, LARGEST_DB);
        return new Gain(decibels, peakDb + decibels - ceilingDb, ceilingDb);
    }

    /**
     * The same, after it was seen what the limiter takes away.
     *
     * @param missingLu what is missing to the target
     */
    Gain corrected(double missingLu) {
        double correction = Math.clamp(missingLu, -LARGEST_CORRECTION_DB, LARGEST_CORRECTION_DB);
        return new Gain(decibels + correction, overDb + correction, ceilingDb);
    }

    /** The same where peaks that nobody knows yet must be held as well. */
    Gain heldThroughout() {
        return equals(NONE) ? this : new Gain(decibels, Math.max(overDb, 0), ceilingDb);
    }

    boolean limited() {
        return overDb > -RESAMPLING_ROOM_DB;
    }

    boolean worthRehearsing() {
        return overDb > NOTICEABLE_DB;
    }

    List<String> filters() {
        List<String> filters = new ArrayList<>();
        if (Math.abs(decibels) >= NEGLIGIBLE_DB) {
            filters.add(Filters.volume(decibels));
        }
        if (limited()) {
            filters.add(Filters.limiter(ceilingDb));
        }
        return filters;
    }
}
