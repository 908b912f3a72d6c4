package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For listeners who want samples at the rate at which they were spoken: nothing is encoded, and no process has to start before they hear something. */
final class SampleEncoder implements LiveEncoder {

    private static final int FULL_SCALE = 32_768;

    private final Pipe pipe = new Pipe();
    private final @Nullable Limiter limiter;
    private final LiveFeed feed;
    /** What is on its way out of the block that is being written. */
    private ByteBuffer samples = ByteBuffer.allocate(0);

    private SampleEncoder(Supplier<Path> ffmpeg, MasterSpec spec, int sampleRateHz) {
        this.limiter = spec.audio().normalize() ? new Limiter(sampleRateHz, spec.peakDb()) : null;
        this.feed = new LiveFeed(ffmpeg, spec, sampleRateHz, new Floats());
    }

    /** Whether it can do what is wanted. */
    static boolean serves(MasterSpec spec, Delivery delivery, int sampleRateHz) {
        boolean samples = delivery == Delivery.PCM
                || delivery == Delivery.AS_ORDERED && spec.audio().format() == AudioFormat.WAV;
        return samples && Encoding.sampleRateHz(spec.audio()) == sampleRateHz;
    }

    /** @param ffmpeg for parts of another rate, where a second voice goes on */
    static SampleEncoder start(Supplier<Path> ffmpeg, MasterSpec spec, Delivery delivery, int sampleRateHz) {
        var encoder = new SampleEncoder(ffmpeg, spec, sampleRateHz);
        if (delivery == Delivery.AS_ORDERED) {
            encoder.begin(WavHeader.endless(sampleRateHz, spec.tags().comment()));
        }
        return encoder;
    }

    private void begin(byte[] header) {
        try {
            pipe.input().write(header);
        } catch (IOException e) {
            throw new IllegalStateException("an empty pipe has no room", e);
        }
    }

    @Override
    public void feed(SpokenPart part) throws InterruptedException {
        feed.feed(part, this::close);
    }

    @Override
    public void finish() {
        try {
            if (limiter != null) {
                samples = room(limiter.behind());
                limiter.rest(this::put);
                send();
            }
            pipe.finish();
        } catch (IOException e) {
            throw new AudioException(Code.CLOSED, "the encoder takes no more audio", e);
        }
    }

    private static ByteBuffer room(int samples) {
        return ByteBuffer.allocate(samples * WavHeader.BYTES_PER_SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void put(float sample) {
        samples.putShort((short) Math.clamp(Math.round(sample * FULL_SCALE), Short.MIN_VALUE, Short.MAX_VALUE));
    }

    private void send() throws IOException {
        pipe.input().write(samples.array(), 0, samples.position());
    }

    @Override
    public InputStream output() {
        return pipe.output();
    }

    @Override
    public void close() {
        pipe.close();
    }

    /** Takes floating point samples, whole ones or not. */
    private final class Floats extends OutputStream {

        private final ByteBuffer split = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            samples = room(length / Float.BYTES + 1);
            for (int at = offset; at < offset + length; at++) {
                split.put(bytes[at]);
                if (!split.hasRemaining()) {
                    take(split.getFloat(0));
                    split.clear();
                }
            }
            send();
        }

        private void take(float sample) {
            if (limiter == null) {
                put(sample);
            } else {
                limiter.take(sample, SampleEncoder.this::put);
            }
        }
    }
}
