package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** The audio tools, made of ffmpeg processes. One for the whole node; any number of threads may use it. Closed, it ends the processes that wait for a listener. */
public final class FfmpegAudioTools implements AudioTools, AutoCloseable {

    private final Supplier<FfmpegBinaries> binaries;
    private final Path workDirectory;
    /** Encoders of segments that run at once: one for each core. */
    private final Semaphore encoders = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final WarmEncoders warm = new WarmEncoders();

    /** @param workDirectory for files that live as long as a call; must exist */
    public FfmpegAudioTools(FfmpegBinaries binaries, Path workDirectory) {
        this(() -> binaries, workDirectory);
    }

    /**
     * The same where ffmpeg is still looked for.
     *
     * @param binaries waits until it is found
     */
    public FfmpegAudioTools(Supplier<FfmpegBinaries> binaries, Path workDirectory) {
        this.binaries = binaries;
        this.workDirectory = workDirectory;
    }

    @Override
    public CheckedAudio check(byte[] audio) throws InterruptedException {
        return new SpeechCheck(binaries.get(), workDirectory).check(audio);
    }

    @Override
    public Master merge(List<SpokenPart> parts, MasterSpec spec, Path file, DoubleConsumer progress)
            throws InterruptedException {
        return new Merge(binaries.get(), workDirectory, encoders, parts, spec, progress).into(file);
    }

    @Override
    public EarlyMaster early(MasterSpec spec, Path file) {
        return new FfmpegEarlyMaster(binaries.get(), workDirectory, encoders, spec, file);
    }

    @Override
    public void beginning(Path file, AudioSpec spec, Duration length, Path target) throws InterruptedException {
        new FileBeginning(binaries.get().ffmpeg(), spec, length).write(file, target);
    }

    @Override
    public LiveEncoder live(MasterSpec spec, Delivery delivery, int sampleRateHz) {
        return SampleEncoder.serves(spec, delivery, sampleRateHz)
                ? SampleEncoder.start(() -> binaries.get().ffmpeg(), spec, delivery, sampleRateHz)
                : FfmpegLiveEncoder.start(warm, binaries.get().ffmpeg(), spec, delivery, sampleRateHz);
    }

    @Override
    public InputStream delivered(InputStream file, Delivery delivery) {
        return delivery == Delivery.AS_ORDERED
                ? file
                : DeliveredFile.start(binaries.get().ffmpeg(), file, delivery);
    }

    @Override
    public void close() {
        warm.close();
    }
}
