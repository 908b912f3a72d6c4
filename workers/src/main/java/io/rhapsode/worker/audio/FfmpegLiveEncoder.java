package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.Delivery;
import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that lives as long as its listener, and may have waited for him. */
final class FfmpegLiveEncoder implements LiveEncoder {

    private final FfmpegProcess process;
    private final LiveFeed feed;
    private final Runnable prepareNext;
    private volatile boolean fed;

    private FfmpegLiveEncoder(FfmpegProcess process, LiveFeed feed, Runnable prepareNext) {
        this.process = process;
        this.feed = feed;
        this.prepareNext = prepareNext;
    }

    static FfmpegLiveEncoder start(
            WarmEncoders warm, Path ffmpeg, MasterSpec spec, Delivery delivery, int sampleRateHz) {
        List<String> arguments = arguments(spec, delivery, sampleRateHz);
        FfmpegProcess process = warm.take(ffmpeg, arguments);
        return new FfmpegLiveEncoder(
                process,
                new LiveFeed(() -> ffmpeg, spec, sampleRateHz, process.input()),
                () -> warm.prepare(ffmpeg, arguments));
    }

    private static List<String> arguments(MasterSpec spec, Delivery delivery, int sampleRateHz) {
        // nothing is to be found out about raw samples; "nobuffer" would throw away what was read to find it out
        List<String> arguments = new ArrayList<>(List.of("-probesize", "32", "-analyzeduration", "0"));
        arguments.addAll(Filters.pcmInput(Filters.PCM_FLOAT, sampleRateHz));
        List<String> filters = new ArrayList<>(List.of(Filters.resample(Encoding.sampleRateHz(spec.audio()))));
        if (spec.audio().normalize()) {
            filters.add(Filters.limiter(spec.peakDb()));
        }
        arguments.addAll(List.of("-af", String.join(",", filters)));
        arguments.addAll(List.of("-metadata", "comment=" + spec.tags().comment()));
        arguments.addAll(Encoding.stream(spec.audio(), delivery));
        arguments.add("pipe:1");
        return arguments;
    }

    @Override
    public void feed(SpokenPart part) throws InterruptedException {
        fed = true;
        feed.feed(part, process::close);
    }

    @Override
    public void finish() {
        try {
            process.input().close();
        } catch (IOException e) {
            throw new AudioException(Code.CLOSED, "the encoder takes no more audio", e);
        }
    }

    @Override
    public InputStream output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
        if (fed) {
            fed = false;
            prepareNext.run();
        }
    }
}
