package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.domain.Strengths;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the models a provider speaks with.
 *
 * @param name as the provider calls it; null where it has no such choice
 * @param limit the most it takes in one request, in the provider's own counting
 * @param quality 1 to 5, declared
 * @param settings it understands
 * @param millisPer1k how long it takes to speak 1,000 characters, until it has been observed
 * @param sunset the first day, of UTC, on which it is not served any more; null where none is announced
 * @param surroundings characters it wants to know of what is said before a chunk, and as many of what is said behind it; 0 for a model that speaks each chunk by itself
 * @param timings whether it can say when each part of a text is heard
 * @param strengths what it is best at
 */
public record SpeechModel(
        @Nullable String name,
        SizeLimit limit,
        int quality,
        Set<SpeechSetting> settings,
        long millisPer1k,
        @Nullable LocalDate sunset,
        int surroundings,
        boolean timings,
        Strengths strengths) {

    /** Days before its end from which on a model is warned of. */
    static final int WARNED_DAYS = 30;

    public SpeechModel {
        settings = Set.copyOf(settings);
    }

    /** A model that is as good at everything, speaks each chunk by itself, and gives no timings. */
    public SpeechModel(
            @Nullable String name,
            SizeLimit limit,
            int quality,
            Set<SpeechSetting> settings,
            long millisPer1k,
            @Nullable LocalDate sunset) {
        this(name, limit, quality, settings, millisPer1k, sunset, 0, false, Strengths.NONE);
    }

    /** Whether it was not served any more at this moment. */
    public boolean endedAt(Instant moment) {
        return sunset != null && !day(moment).isBefore(sunset);
    }

    /** Whether it is still served at this moment, and its last day is so near that somebody has to think of it. */
    public boolean endsSoonAt(Instant moment) {
        return sunset != null
                && !endedAt(moment)
                && !day(moment).plusDays(WARNED_DAYS).isBefore(sunset);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** The same under another name; itself where there is none. */
    SpeechModel named(@Nullable String other) {
        return other == null
                ? this
                : new SpeechModel(
                        other, limit, quality, settings, millisPer1k, sunset, surroundings, timings, strengths);
    }

    /** The same with what an operator says of it. */
    public SpeechModel with(ProviderSettings configured) {
        return new SpeechModel(
                name,
                configured.maxCharacters() == null
                        ? limit
                        : new SizeLimit(configured.maxCharacters(), limit.counting()),
                configured.quality() == null ? quality : configured.quality(),
                settings,
                millisPer1k,
                sunset,
                surroundings,
                timings,
                strengths);
    }

    /** The same, which can say when each part of a text is heard. */
    public SpeechModel withTimings() {
        return new SpeechModel(name, limit, quality, settings, millisPer1k, sunset, surroundings, true, strengths);
    }
}
