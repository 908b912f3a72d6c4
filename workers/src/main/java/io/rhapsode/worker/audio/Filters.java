package io.rhapsode.worker.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of ffmpeg's filter language that are used here. They mean the same in 5.1 and in 8.0. */
final class Filters {

    static final String PCM_16 = "s16le";
    static final String PCM_FLOAT = "f32le";

    /** Measures what passes, and says so in a summary at the end. The log of every tenth of a second is left out. */
    static final String MEASURE = "ebur128=framelog=verbose:peak=sample";

    /** A block of 0.4 s is the shortest that has a loudness: less is filled up with silence. */
    static final String FILL_BLOCK = "apad=whole_dur=0.4";

    /** Longer than the limiter looks ahead: peaks are turned down before they come, not cut off. */
    private static final String LIMITER = "alimiter=limit=%.6f:level=false:latency=true:attack=5:release=50";

    /**
     * Packets that ffmpeg keeps of an input that has another beside it: for our samples at most 2 MB. Before version 7 it reads such an input on a thread of its own, keeps 8, and sleeps
     * for 10 ms whenever it finds none, so that nothing went faster than 8 packets in 10 ms.
     */
    private static final String PACKETS_KEPT = "512";

    private Filters() {}

    static String resample(int rateHz) {
        return "aresample=" + rateHz;
    }

    /** So many samples come out, whatever went in. */
    static String exactly(long samples) {
        return "apad=whole_len=%d,atrim=end_sample=%d".formatted(samples, samples);
    }

    static String volume(double decibels) {
        return String.format(Locale.ROOT, "volume=%.2fdB:precision=double", decibels);
    }

    /** Holds every sample under the ceiling without a delay of the whole. */
    static String limiter(double ceilingDb) {
        return String.format(Locale.ROOT, LIMITER, Math.pow(10, ceilingDb / 20));
    }

    /** Raw audio on standard input, with a file of tags behind it. */
    static List<String> pcmInput(String sampleFormat, int rateHz, TagFile tags) {
        List<String> arguments = new ArrayList<>(List.of("-thread_queue_size", PACKETS_KEPT));
        arguments.addAll(pcmInput(sampleFormat, rateHz));
        arguments.addAll(tags.input());
        return arguments;
    }

    /** Raw audio on standard input, and nothing beside it: then ffmpeg keeps no packets, and waits for each without a sleep. */
    static List<String> pcmInput(String sampleFormat, int rateHz) {
        return List.of("-f", sampleFormat, "-ar", String.valueOf(rateHz), "-ac", "1", "-i", "pipe:0");
    }
}
