package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before the first frame that is heard: the tags, and the frame in which LAME's header says how long the file is and what a player leaves out at both ends.
 * ffmpeg writes it, for a file of a few samples; the numbers of the true file are put in their places when they are known.
 */
final class Mp3Head {

    private static final int TINY_SAMPLES = 2_304;
    private static final int ID3_BYTES = 10;
    private static final byte[] XING_FLAGS = {0, 0, 0, 15}; // frames, bytes, table of contents, quality
    private static final int FRAMES_AT = 8;
    private static final int CONTENTS_AT = 16;
    private static final int CONTENTS = 100;
    /** Behind the quality come the encoder's name and what it did to the sound. */
    private static final int DELAY_AND_PADDING_AT = CONTENTS_AT + CONTENTS + 4 + 21;

    private static final int MUSIC_BYTES_AT = DELAY_AND_PADDING_AT + 7;
    private static final int MUSIC_CHECK_AT = MUSIC_BYTES_AT + 4;
    private static final int HEAD_CHECK_AT = MUSIC_CHECK_AT + 2;
    /** What the head's own check covers, with nothing in its place. */
    private static final int CHECKED_BYTES = 190;

    /** What a decoder delays, which the header leaves out of its numbers. */
    private static final int DECODER_DELAY = 529;

    private static final int LARGEST_PADDING = 0xFFF;

    private final byte[] bytes;
    private final int frameAt;
    private final int infoAt;

    private Mp3Head(byte[] bytes, int frameAt, int infoAt) {
        this.bytes = bytes;
        this.frameAt = frameAt;
        this.infoAt = infoAt;
    }

    static Mp3Head make(FfmpegBinaries binaries, Path workDirectory, MasterSpec spec)
            throws IOException, InterruptedException {
        Path tiny = Files.createTempFile(workDirectory, "head", ".mp3");
        try (TagFile tags = TagFile.write(workDirectory, spec.tags())) {
            List<String> arguments = Filters.pcmInput(Filters.PCM_16, Encoding.sampleRateHz(spec.audio()), tags);
            arguments.addAll(List.of("-map", "0:a"));
            arguments.addAll(tags.output(spec.audio().format()));
            arguments.addAll(Encoding.file(spec.audio()));
            arguments.add("file:" + tiny.toAbsolutePath());
            try (FfmpegProcess process = FfmpegProcess.start(binaries.ffmpeg(), arguments)) {
                try (OutputStream input = process.input()) {
                    input.write(new byte[TINY_SAMPLES * WavHeader.BYTES_PER_SAMPLE]);
                }
                process.succeedWithin(Pass.ENDING_LIMIT);
            }
            return of(Files.readAllBytes(tiny));
        } finally {
            Files.deleteIfExists(tiny);
        }
    }

    private static Mp3Head of(byte[] file) {
        int frame = new String(file, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3")
                ? ID3_BYTES + (file[6] << 21 | file[7] << 14 | file[8] << 7 | file[9])
                : 0;
        int end = frame + Mp3Frames.length(file, frame);
        int info = new String(file, frame, end - frame, StandardCharsets.ISO_8859_1).indexOf("Info");
        byte[] head = Arrays.copyOf(file, end);
        if (info < 0
                || frame + info + HEAD_CHECK_AT + 2 > end
                || !Arrays.equals(head, frame + info + 4, frame + info + 8, XING_FLAGS, 0, 4)) {
            throw new AudioException(Code.TOOL_FAILED, "ffmpeg wrote an MP3 without LAME's header");
        }
        return new Mp3Head(head, frame, frame + info);
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many samples a decoder brings before the first of the sound. */
    int delay() {
        return (delayAndPadding() >>> 12) + DECODER_DELAY;
    }

    private int delayAndPadding() {
        return ByteBuffer.wrap(bytes).getInt(infoAt + DELAY_AND_PADDING_AT - 1) & 0xFFFFFF;
    }

    /**
     * Puts in what is true of the whole file.
     *
     * @param frames without this head's
     * @param musicBytes of those frames
     * @param check of those bytes
     * @param samples of the sound
     */
    void complete(long frames, long musicBytes, Crc16 check, long samples, int samplesPerFrame) {
        long padding = frames * samplesPerFrame - delay() - samples + DECODER_DELAY;
        if (padding < 0 || padding > LARGEST_PADDING) {
            throw new AudioException(Code.TOOL_FAILED, "%d frames do not hold %d samples".formatted(frames, samples));
        }
        int fileBytes = (int) (bytes.length - frameAt + musicBytes);
        ByteBuffer head = ByteBuffer.wrap(bytes);
        head.putInt(infoAt + FRAMES_AT, (int) frames);
        head.putInt(infoAt + FRAMES_AT + 4, fileBytes);
        for (int percent = 0; percent < CONTENTS; percent++) { // every frame has the same bit rate
            bytes[infoAt + CONTENTS_AT + percent] = (byte) (percent * 256 / CONTENTS);
        }
        int both = delayAndPadding() & 0xFFF000 | (int) padding;
        bytes[infoAt + DELAY_AND_PADDING_AT] = (byte) (both >>> 16);
        bytes[infoAt + DELAY_AND_PADDING_AT + 1] = (byte) (both >>> 8);
        bytes[infoAt + DELAY_AND_PADDING_AT + 2] = (byte) both;
        head.putInt(infoAt + MUSIC_BYTES_AT, fileBytes);
        head.putShort(infoAt + MUSIC_CHECK_AT, (short) check.value());
        head.putShort(infoAt + HEAD_CHECK_AT, (short) 0);
        Crc16 own = new Crc16();
        own.add(bytes, frameAt, Math.min(CHECKED_BYTES, bytes.length - frameAt));
        head.putShort(infoAt + HEAD_CHECK_AT, (short) own.value());
    }
}
