package io.rhapsode.benchmark.server;

import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.CheckedAudio;
import io.rhapsode.worker.audio.EarlyMaster;
import io.rhapsode.worker.audio.LiveEncoder;
import io.rhapsode.worker.audio.Master;
import io.rhapsode.worker.audio.MasterSpec;
import io.rhapsode.worker.audio.SpokenPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** The audio tools, except that a file is finished at once: ffmpeg would be measured otherwise, in the middle of what is spoken next. */
record InstantMastering(AudioTools tools) implements AudioTools {

    private static final byte[] FILE = Tone.wav(8_000, 800);

    @Override
    public CheckedAudio check(byte[] audio) throws InterruptedException {
        return tools.check(audio);
    }

    @Override
    public Master merge(List<SpokenPart> parts, MasterSpec spec, Path file, DoubleConsumer progress) {
        return write(file);
    }

    @Override
    public EarlyMaster early(MasterSpec spec, Path file) {
        return new EarlyMaster() {
            @Override
            public void add(SpokenPart part) {
                // nothing is done with it
            }

            @Override
            public Optional<Master> finish() {
                return Optional.of(write(file));
            }

            @Override
            public void close() {
                // there is no process, and no file before the end
            }
        };
    }

    private static Master write(Path file) {
        try {
            Files.write(file, FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Master(100, 800, FILE.length, 8_000, null, null);
    }

    @Override
    public void beginning(Path file, AudioSpec spec, Duration length, Path target) throws InterruptedException {
        tools.beginning(file, spec, length, target);
    }

    @Override
    public LiveEncoder live(MasterSpec spec, Delivery delivery, int sampleRateHz) {
        return tools.live(spec, delivery, sampleRateHz);
    }

    @Override
    public InputStream delivered(InputStream file, Delivery delivery) {
        return tools.delivered(file, delivery);
    }
}
