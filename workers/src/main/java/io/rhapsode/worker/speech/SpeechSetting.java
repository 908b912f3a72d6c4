package io.rhapsode.worker.speech;

/** The settings of {@link io.rhapsode.events.speech.SpeechSettings}, by name. */
public enum SpeechSetting {
    SPEED,
    PITCH,
    STABILITY,
    SIMILARITY,
    STYLE,
    VOLUME,
    EMOTION
}
