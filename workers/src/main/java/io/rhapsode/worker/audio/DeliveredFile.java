package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.Delivery;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A finished file on its way through a process that gives it another form. */
final class DeliveredFile extends FilterInputStream {

    private final InputStream file;
    private final FfmpegProcess process;
    private final FutureTask<Void> pump;

    private DeliveredFile(InputStream file, FfmpegProcess process) {
        super(process.output());
        this.file = file;
        this.process = process;
        this.pump = new FutureTask<>(() -> {
            try (var input = process.input()) {
                file.transferTo(input);
            } catch (IOException e) {
                process.close(); // it would take the beginning for the whole
                throw e;
            }
            return null;
        });
        Thread.ofPlatform().daemon().name("delivery").start(pump);
    }

    static DeliveredFile start(Path ffmpeg, InputStream file, Delivery delivery) {
        List<String> arguments = new ArrayList<>(List.of("-i", "pipe:0"));
        arguments.addAll(Encoding.fromFile(delivery));
        arguments.add("pipe:1");
        return new DeliveredFile(file, FfmpegProcess.start(ffmpeg, arguments));
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return checked(super.read(target, offset, length));
    }

    /** At the end, whether it was a good one. */
    private int checked(int read) throws IOException {
        if (read < 0) {
            try {
                pump.get();
                process.succeedWithin(Pass.ENDING_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("nobody waits for the end", e);
            } catch (ExecutionException | AudioException e) {
                throw new IOException("the file did not come through whole", e);
            }
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        process.close();
        file.close();
    }
}
