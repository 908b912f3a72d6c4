package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.SpeechRequest;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.LowerCaseNames;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Strategy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How it is spoken. */
final class SpeechOptions {

    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 4;

    @Option(
            names = "--voice",
            paramLabel = "VOICE",
            description = "the voice, for example local:en-gb or openai:alloy; otherwise one that suits the text")
    @Nullable
    String voice;

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            completionCandidates = Strategies.class,
            description = "what counts when a provider is chosen: cost, quality, speed or balanced (the default)")
    @Nullable
    Strategy strategy;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "the language of the text, for example en or de-AT; otherwise it is recognised")
    @Nullable
    String language;

    @Option(names = "--speed", paramLabel = "FACTOR", description = "0.25 to 4; 1 is the voice's own speed")
    @Nullable
    Double speed;

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "the title written into the file; otherwise the file's name")
    @Nullable
    String title;

    /** For the shell. */
    static final class Strategies extends LowerCaseNames {
        Strategies() {
            super(Strategy.values());
        }
    }

    SpeechRequest request(Manuscript manuscript, AudioFormat format) {
        if (speed != null && !(speed >= SLOWEST && speed <= FASTEST)) {
            throw CommandFailure.usage(
                    "speed_invalid", speed + " is no speed a voice has.", "Choose one from 0.25 to 4.");
        }
        return new SpeechRequest(
                manuscript.text(),
                title == null ? manuscript.name().orElse(null) : title,
                voice,
                language == null ? null : new SpeechRequest.VoicePreferences(language),
                strategy == null ? null : new SpeechRequest.Routing(strategy),
                new SpeechRequest.Audio(format),
                speed == null ? null : new SpeechRequest.Settings(speed));
    }
}
