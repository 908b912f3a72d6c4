package io.rhapsode.events.speech;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How it is spoken. A provider uses what it understands.
 *
 * @param speed 0.25 to 4, 1 is the voice's own
 * @param pitch −12 to 12 semitones
 * @param stability 0 to 1
 * @param similarity 0 to 1
 * @param style 0 to 1
 * @param volume 0 to 2, 1 is the voice's own
 * @param emotion {@code auto} or a word of the fixed vocabulary
 */
public record SpeechSettings(
        double speed, double pitch, double stability, double similarity, double style, double volume, String emotion) {

    public static final SpeechSettings DEFAULT = new SpeechSettings(1, 0, 0.5, 0.75, 0, 1, "auto");

    /** What is asked for otherwise than by default and not understood by whoever understands only these, in the order of the vocabulary. */
    public List<SpeechSetting> beyond(Set<SpeechSetting> understood) {
        return Stream.of(SpeechSetting.values())
                .filter(setting -> !understood.contains(setting))
                .filter(setting -> !value(setting).equals(DEFAULT.value(setting)))
                .toList();
    }

    private Object value(SpeechSetting setting) {
        return switch (setting) {
            case SPEED -> speed;
            case PITCH -> pitch;
            case STABILITY -> stability;
            case SIMILARITY -> similarity;
            case STYLE -> style;
            case VOLUME -> volume;
            case EMOTION -> emotion;
        };
    }
}
