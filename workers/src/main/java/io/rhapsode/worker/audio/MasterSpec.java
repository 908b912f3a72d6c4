package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioSpec;
import org.jspecify.annotations.Nullable;

/**
 * The file that is made of the parts.
 *
 * @param audio format, bit rate and sample rate as asked; a rate which the format does not have becomes the next higher one it has
 * @param targetLufs integrated loudness to reach, where {@code audio} asks for it
 * @param peakDb highest sample peak in dBFS, below 0; a lossy codec may go over it by what {@link Master} then tells
 */
public record MasterSpec(AudioSpec audio, double targetLufs, double peakDb, Tags tags) {

    /** What speech is mastered to: quieter than music, loud enough for a phone in a street. */
    public static final double TARGET_LUFS = -19;

    /** Room that players and shops ask for. */
    public static final double PEAK_DB = -3;

    public MasterSpec {
        if (peakDb >= 0 || targetLufs >= 0) {
            throw new IllegalArgumentException("loudness and peak are below full scale");
        }
    }

    public MasterSpec(AudioSpec audio, Tags tags) {
        this(audio, TARGET_LUFS, PEAK_DB, tags);
    }

    /**
     * What a player shows.
     *
     * @param language BCP 47; left out of the file where it has no ISO 639 code of three letters
     * @param comment says that the speech is artificial
     */
    public record Tags(@Nullable String title, @Nullable String language, String comment) {

        /** What the law and fairness ask to be said. */
        public static final String AI_GENERATED = "AI-generated speech";

        public Tags(@Nullable String title, @Nullable String language) {
            this(title, language, AI_GENERATED);
        }
    }
}
