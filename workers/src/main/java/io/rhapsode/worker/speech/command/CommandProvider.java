package io.rhapsode.worker.speech.command;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.AudioBody;
import io.rhapsode.worker.speech.program.ProgramRun;
import io.rhapsode.worker.speech.program.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Speaks with a program of this machine, one run for each chunk.
 *
 * @param voices that are configured
 * @param longest a run may take
 * @param folder for the files of the runs
 */
record CommandProvider(
        ProviderId id,
        CommandLineTemplate command,
        SpeechCapabilities capabilities,
        List<Voice> voices,
        Duration longest,
        Path folder)
        implements SpeechProvider {

    @Override
    public boolean isOnThisMachine() {
        return true;
    }

    @Override
    public ProviderHealth health() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return ProgramSearch.finds(command.program(), path)
                ? new ProviderHealth.Up()
                : new ProviderHealth.Down("The program " + command.program()
                        + " is missing or may not be run. Install it, or correct rhapsode.speech.providers." + id
                        + ".command");
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        if (voices.stream().noneMatch(voice -> voice.name().equals(request.voice()))) {
            throw new SpeechFailure(AttemptOutcome.VOICE_UNKNOWN);
        }
        try (var scratch = Scratch.in(folder)) {
            var wav = scratch.file("chunk.wav");
            var filledIn = command.filledIn(request, wav);
            var run = command.hasOutput()
                    ? ProgramRun.writing(wav, filledIn, longest)
                    : ProgramRun.printing(wav, filledIn, longest);
            return new RawSpeech(AudioBody.of(run.speak(request.text())), request.characters());
        }
    }
}
