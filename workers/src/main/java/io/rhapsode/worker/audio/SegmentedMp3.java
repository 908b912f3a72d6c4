package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;

/**
 * One MP3 of parts that are handed over one by one, of one rate, at a gain that is known before. It is cut at seams into segments, which are encoded beside each other on all cores, written
 * in their order and heard while they are written.
 */
final class SegmentedMp3 implements GrowingFile {

    /** A process is started in a fiftieth of the time that so much sound takes; and so little is left to do when the last part has come. */
    private static final Duration SEGMENT = Duration.ofMinutes(4);
    /** Segments, at most, that are encoded or wait for their turn to be written: some megabytes each. */
    private static final int UNDER_WAY = Runtime.getRuntime().availableProcessors() + 1;

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final Duration FREEING_LIMIT = Duration.ofSeconds(20);

    private final FfmpegBinaries binaries;
    private final Semaphore encoders;
    private final MasterSpec spec;
    private final Gain gain;
    private final Path file;
    private final int partsHz;
    private final int fileHz;
    private final int frameSamples;
    private final Seams seams;
    private final DoubleConsumer taken;
    private final Mp3Head head;
    private final EncodedListener listener;
    private final ExecutorService encoding = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mp3-", 0).factory());
    private final BlockingQueue<Segment> underWay = new ArrayBlockingQueue<>(UNDER_WAY);
    private final FutureTask<Void> writing = new FutureTask<>(this::write);
    private final Thread writer = Thread.ofPlatform().daemon().name("mp3-write").unstarted(writing);
    private final List<SpokenPart> collected = new ArrayList<>();
    private int segments;
    private long samplesIn;
    private long pauseBegins;
    private long samplesCut;
    private long silenceFirst;
    private final AtomicLong samplesTaken = new AtomicLong();

    /** Whether these parts can be encoded so. */
    static boolean possible(MasterSpec spec, Programme programme) {
        return spec.audio().format() == AudioFormat.MP3 && programme.stretches().size() == 1;
    }

    private record Segment(Mp3Segment what, Future<byte[]> frames) {}

    /**
     * Begins the file.
     *
     * @param encoders one permit for each process that may encode at once on this node
     * @param taken told, on the calling thread and about once a second while it waits, how many seconds of sound the encoders have taken
     */
    static SegmentedMp3 begin(
            FfmpegBinaries binaries,
            Path workDirectory,
            Semaphore encoders,
            MasterSpec spec,
            Gain gain,
            int partsHz,
            Path file,
            DoubleConsumer taken)
            throws IOException, InterruptedException {
        Mp3Head head = Mp3Head.make(binaries, workDirectory, spec);
        SegmentedMp3 mp3 = new SegmentedMp3(binaries, encoders, spec, gain, partsHz, file, taken, head);
        mp3.writer.start();
        return mp3;
    }

    private SegmentedMp3(
            FfmpegBinaries binaries,
            Semaphore encoders,
            MasterSpec spec,
            Gain gain,
            int partsHz,
            Path file,
            DoubleConsumer taken,
            Mp3Head head) {
        this.binaries = binaries;
        this.encoders = encoders;
        this.spec = spec;
        this.gain = gain;
        this.file = file;
        this.partsHz = partsHz;
        this.fileHz = Encoding.sampleRateHz(spec.audio());
        this.frameSamples = Mp3Frames.samplesPerFrame(fileHz);
        this.seams = new Seams(partsHz, fileHz, frameSamples);
        this.taken = taken;
        this.head = head;
        this.listener = EncodedListener.start(binaries.ffmpeg(), "mp3");
    }

    @Override
    public void add(SpokenPart part) throws InterruptedException {
        OptionalLong seam = collected.isEmpty() ? OptionalLong.empty() : seams.in(pauseBegins, samplesIn);
        if (seam.isPresent() && seam.getAsLong() - samplesCut >= SEGMENT.toSeconds() * partsHz) {
            cut(seam.getAsLong());
        }
        try (OpenPart open = OpenPart.of(part)) {
            if (open.sampleRateHz() != partsHz) {
                throw anotherRate();
            }
            pauseBegins = samplesIn + open.samples();
        }
        samplesIn = pauseBegins + PartJoin.pauseSamples(part.pauseAfterMillis(), partsHz);
        collected.add(part);
    }

    static AudioException anotherRate() {
        return new AudioException(Code.RATE_CHANGED, "a part has another rate than the first");
    }

    private void cut(long seam) throws InterruptedException {
        OptionalLong silenceLast = OptionalLong.of(seam - pauseBegins);
        long samples = (seam - samplesCut) * fileHz / partsHz;
        begin(new Mp3Segment(collected, new PartJoin.Pauses(silenceFirst, silenceLast), partsHz, samples, false));
        collected.clear();
        silenceFirst = samplesIn - seam;
        samplesCut = seam;
    }

    private void begin(Mp3Segment segment) throws InterruptedException {
        Future<byte[]> frames = encoding.submit(() -> {
            encoders.acquire();
            try {
                return segment.encode(binaries.ffmpeg(), spec, gain, counting(segment.samples()));
            } finally {
                encoders.release();
            }
        });
        segments++;
        Segment begun = new Segment(segment, frames);
        while (!underWay.offer(begun, TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (writing.isDone()) {
                written();
            }
            taken.accept(secondsTaken());
        }
    }

    private DoubleConsumer counting(long samples) {
        AtomicLong before = new AtomicLong();
        return fraction -> {
            long now = Math.round(fraction * samples);
            samplesTaken.addAndGet(now - before.getAndSet(now));
        };
    }

    private double secondsTaken() {
        return (double) samplesTaken.get() / fileHz;
    }

    @Override
    public long samples() {
        return new Programme.Stretch(partsHz, samplesIn).samplesAt(fileHz);
    }

    /** How many there are so far. */
    int segments() {
        return segments;
    }

    @Override
    public Loudness finish() throws IOException, InterruptedException {
        long samples = samples() - samplesCut * fileHz / partsHz;
        PartJoin.Pauses pauses = new PartJoin.Pauses(silenceFirst, OptionalLong.empty());
        begin(new Mp3Segment(collected, pauses, partsHz, samples, true));
        while (!written()) {
            taken.accept(secondsTaken());
        }
        return listener.finish();
    }

    /** Whether the file is complete, after a moment's wait. */
    private boolean written() throws InterruptedException {
        try {
            writing.get(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static AudioException failure(ExecutionException e) {
        if (e.getCause() instanceof AudioException known) {
            return known;
        }
        boolean full = String.valueOf(e.getMessage()).contains(FfmpegProcess.NO_SPACE);
        return new AudioException(full ? Code.DISK_FULL : Code.TOOL_FAILED, "the file cannot be written", e);
    }

    /** All segments in their order; on a thread of its own, since a write to the listener cannot be interrupted. */
    private Void write() throws IOException, InterruptedException {
        long frames = 0;
        long samples = 0;
        long bytes = 0;
        Crc16 check = new Crc16();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head.bytes());
            while (true) {
                Segment next = underWay.take();
                byte[] encoded = encoded(next);
                out.write(encoded);
                listener.input().write(encoded);
                frames += Mp3Frames.count(encoded);
                bytes += encoded.length;
                check.add(encoded, 0, encoded.length);
                samples += next.what().samples();
                if (next.what().last()) {
                    break;
                }
            }
        }
        head.complete(frames, bytes, check, samples, frameSamples);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(head.bytes()), 0);
        }
        return null;
    }

    private static byte[] encoded(Segment segment) throws InterruptedException {
        try {
            return segment.frames().get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        writing.cancel(true);
        listener.close();
        encoding.shutdownNow();
        try {
            encoding.awaitTermination(FREEING_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            writer.join(FREEING_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
