package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How each format is written by ffmpeg: as a file, and as a stream that nobody can seek in. */
final class Encoding {

    private static final int OPUS_RATE_HZ = 48_000;
    private static final int OPUS_LARGEST_KBPS = 256;
    /** What MPEG audio can be; other rates are raised to the next of these. */
    private static final int[] MPEG_RATES_HZ = {8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};
    /** How long a live listener waits for what is already encoded. */
    private static final String LIVE_OPUS_PAGE_MICROS = "100000";

    private static final String LIVE_FRAGMENT_MICROS = "500000";

    private Encoding() {}

    /** The rate of the file: the one asked for, or the next higher one which the format has. */
    static int sampleRateHz(AudioSpec audio) {
        return switch (audio.format()) {
            case OPUS -> OPUS_RATE_HZ;
            case MP3, M4A -> nextMpegRate(audio.sampleRateHz());
            case FLAC, WAV -> audio.sampleRateHz();
        };
    }

    private static int nextMpegRate(int askedHz) {
        for (int rate : MPEG_RATES_HZ) {
            if (rate >= askedHz) {
                return rate;
            }
        }
        return MPEG_RATES_HZ[MPEG_RATES_HZ.length - 1];
    }

    /**
     * MP3 gets its LAME header and M4A its edit list, so that players cut off the encoder's padding; Opus has that in every page. An edit list counts in units of the movie, which are made
     * samples: they are thousandths of a second otherwise.
     */
    static List<String> file(AudioSpec audio) {
        return with(codec(audio), container(audio));
    }

    /** A file of frames that are encoded already. */
    static List<String> copy(AudioSpec audio) {
        return with(List.of("-c:a", "copy"), container(audio));
    }

    private static List<String> container(AudioSpec audio) {
        return switch (audio.format()) {
            case MP3 -> List.of("-write_xing", "1", "-id3v2_version", "3", "-f", "mp3");
            case M4A -> List.of("-movflags", "+faststart", "-movie_timescale", rate(audio), "-f", "ipod");
            case OPUS -> List.of("-f", "opus");
            case FLAC -> List.of("-f", "flac");
            case WAV -> List.of("-rf64", "auto", "-f", "wav");
        };
    }

    /** The same file, and beside it on standard output the encoder's packets as a stream, for a listener: ffmpeg encodes once and writes twice. */
    static List<String> fileAndStream(AudioSpec audio, Path file) {
        String name = "file:" + file.toAbsolutePath();
        String slaves = switch (audio.format()) {
            case MP3 -> "[f=mp3:write_xing=1:id3v2_version=3]%s|[f=mp3:write_xing=0:id3v2_version=0]pipe\\:1";
            case M4A -> "[f=ipod:movflags=+faststart:movie_timescale=" + rate(audio) + "]%s|[f=adts]pipe\\:1";
            case OPUS -> "[f=opus]%s|[f=opus]pipe\\:1";
            case FLAC, WAV -> throw new IllegalArgumentException("heard before it is encoded");
        };
        return with(
                codec(audio),
                List.of(
                        "-flags",
                        "+global_header",
                        "-f",
                        "tee",
                        slaves.formatted(name.replaceAll("[^\\w./]", "\\\\$0"))));
    }

    private static String rate(AudioSpec audio) {
        return String.valueOf(sampleRateHz(audio));
    }

    /** ffmpeg's name of that stream. */
    static String streamFormat(AudioSpec audio) {
        return switch (audio.format()) {
            case MP3 -> "mp3";
            case M4A -> "aac";
            case OPUS -> "ogg";
            case FLAC, WAV -> throw new IllegalArgumentException("heard before it is encoded");
        };
    }

    /** Frames and nothing else. */
    static List<String> bareMp3(AudioSpec audio) {
        return with(codec(audio), List.of("-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"));
    }

    static List<String> stream(AudioSpec audio) {
        List<String> prompt = with(codec(audio), List.of("-flush_packets", "1"));
        return with(
                prompt,
                switch (audio.format()) {
                    case MP3 -> List.of("-write_xing", "0", "-id3v2_version", "3", "-f", "mp3");
                    case M4A ->
                        List.of(
                                "-movflags",
                                "+empty_moov+default_base_moof",
                                "-frag_duration",
                                LIVE_FRAGMENT_MICROS,
                                "-f",
                                "mp4");
                    case OPUS -> List.of("-page_duration", LIVE_OPUS_PAGE_MICROS, "-f", "opus");
                    case FLAC -> List.of("-f", "flac");
                    case WAV -> List.of("-f", "wav");
                });
    }

    /** The same for a listener who wants another form of it. */
    static List<String> stream(AudioSpec audio, Delivery delivery) {
        return delivery == Delivery.AS_ORDERED
                ? stream(audio)
                : with(
                        delivery == Delivery.ADTS ? codec(audio) : List.of("-c:a", sampleCodec(delivery)),
                        with(List.of("-flush_packets", "1"), bare(delivery)));
    }

    /** That form, made of the finished file. What is encoded already is not encoded again. */
    static List<String> fromFile(Delivery delivery) {
        return with(
                List.of("-map", "0:a", "-c:a", delivery == Delivery.ADTS ? "copy" : sampleCodec(delivery)),
                bare(delivery));
    }

    private static List<String> bare(Delivery delivery) {
        return switch (delivery) {
            case ADTS -> List.of("-f", "adts");
            case PCM -> List.of("-f", "s16le");
            case ULAW -> List.of("-f", "mulaw");
            case ALAW -> List.of("-f", "alaw");
            case AS_ORDERED -> throw new IllegalArgumentException("it is the file");
        };
    }

    private static String sampleCodec(Delivery delivery) {
        return switch (delivery) {
            case PCM -> "pcm_s16le";
            case ULAW -> "pcm_mulaw";
            case ALAW -> "pcm_alaw";
            case ADTS, AS_ORDERED -> throw new IllegalArgumentException("more than samples");
        };
    }

    private static List<String> codec(AudioSpec audio) {
        return switch (audio.format()) {
            case MP3 -> List.of("-c:a", "libmp3lame", "-b:a", audio.bitrateKbps() + "k");
            case M4A -> List.of("-c:a", "aac", "-b:a", audio.bitrateKbps() + "k");
            case OPUS -> List.of("-c:a", "libopus", "-b:a", Math.min(audio.bitrateKbps(), OPUS_LARGEST_KBPS) + "k");
            case FLAC -> List.of("-c:a", "flac", "-sample_fmt", "s16");
            case WAV -> List.of("-c:a", "pcm_s16le");
        };
    }

    private static List<String> with(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
