package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.audio.AudioException;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.CheckedAudio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The check of the audio tools. Where the tool itself fails the audio may be good, but nobody can tell: the provider cannot be used here. */
final class ToolsAudioCheck implements AudioCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ToolsAudioCheck.class);

    private final AudioTools tools;

    ToolsAudioCheck(AudioTools tools) {
        this.tools = tools;
    }

    @Override
    public CanonicalSpeech check(byte[] audio) throws SpeechFailure, InterruptedException {
        try {
            return switch (tools.check(audio)) {
                case CheckedAudio.Usable speech ->
                    new CanonicalSpeech(speech.wav(), speech.sampleRateHz(), speech.samples());
                case CheckedAudio.Unusable unusable ->
                    throw new SpeechFailure(unusable.flaw().outcome());
            };
        } catch (AudioException e) {
            LOG.error("Speech cannot be checked: {}", e.code(), e);
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
    }
}
