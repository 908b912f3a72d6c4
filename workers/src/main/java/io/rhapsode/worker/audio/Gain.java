package io.rhapsode.worker.audio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much louder everything becomes, and whether a limiter must then hold the peaks.
 *
 * @param ceilingDb highest sample peak in dBFS
 */
record Gain(double decibels, boolean limited, double ceilingDb) {

    /** Beyond this it is noise that is raised, not speech. */
    static final double LARGEST_DB = 40;

    /** Between two samples of one rate there is a higher one of another. */
    private static final double RESAMPLING_ROOM_DB = 1;

    /** What a limiter takes away may be given back to this extent; more would only squeeze the speech. */
    private static final double LARGEST_CORRECTION_DB = 6;

    /** A difference nobody measures. */
    private static final double NEGLIGIBLE_DB = 0.05;

    private static final Gain NONE = new Gain(0, false, 0);

    /**
     * @param loudness as measured, null where there is nothing to be heard
     * @param ceilingDb peaks allowed
     */
    static Gain towards(double targetLufs, double ceilingDb, @Nullable Double loudness, @Nullable Double peakDb) {
        if (loudness == null || peakDb == null) {
            return NONE;
        }
        double decibels = Math.min(targetLufs - loudness, LARGEST_DB);
        return new Gain(decibels, peakDb + decibels > ceilingDb - RESAMPLING_ROOM_DB, ceilingDb);
    }

    /**
     * The same, after it was seen what the limiter takes away.
     *
     * @param missingLu what is missing to the target
     */
    Gain corrected(double missingLu) {
        double correction = Math.clamp(missingLu, -LARGEST_CORRECTION_DB, LARGEST_CORRECTION_DB);
        return new Gain(Math.min(decibels + correction, LARGEST_DB), limited, ceilingDb);
    }

    List<String> filters() {
        List<String> filters = new ArrayList<>();
        if (Math.abs(decibels) >= NEGLIGIBLE_DB) {
            filters.add(Filters.volume(decibels));
        }
        if (limited) {
            filters.add(Filters.limiter(ceilingDb));
        }
        return filters;
    }

    static Gain none() {
        return NONE;
    }
}
