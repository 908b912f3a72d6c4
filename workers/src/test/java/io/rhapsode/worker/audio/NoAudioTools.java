package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/** For tests in which the audio is not the question: they overwrite what they need, and nothing else may be asked. */
public class NoAudioTools implements AudioTools {

    @Override
    public CheckedAudio check(byte[] audio) throws InterruptedException {
        throw new AssertionError("nothing is checked here");
    }

    @Override
    public Master merge(List<SpokenPart> parts, MasterSpec spec, Path file, DoubleConsumer progress)
            throws InterruptedException {
        throw new AssertionError("nothing is joined here");
    }

    @Override
    public EarlyMaster early(MasterSpec spec, Path file) {
        throw new AssertionError("nothing is long here");
    }

    @Override
    public void beginning(Path file, AudioSpec spec, Duration length, Path target) throws InterruptedException {
        throw new AssertionError("nothing is cut here");
    }

    @Override
    public LiveEncoder live(MasterSpec spec, Delivery delivery, int sampleRateHz) {
        throw new AssertionError("nobody listens");
    }

    @Override
    public InputStream delivered(InputStream file, Delivery delivery) {
        throw new AssertionError("nobody listens");
    }
}
