package io.rhapsode.worker.speech.domain;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Timings as they are kept: a version, how many marks, and of each how far it begins behind the last one in the text, how long it is there, how much later it begins in the audio, and how long it
 * lasts. Numbers of seven bits in a byte, the lowest first, so that a character takes some four bytes. Nothing of the text is in it.
 */
public final class WrittenTimings {

    private static final int VERSION = 1;
    private static final int FIELDS = 4;
    private static final int LONGEST_NUMBER = 5;
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private WrittenTimings() {}

    public static byte[] of(Timings timings) {
        List<Mark> marks = timings.marks();
        var bytes = ByteBuffer.allocate((2 + FIELDS * marks.size()) * LONGEST_NUMBER);
        write(VERSION, bytes);
        write(marks.size(), bytes);
        int behind = 0;
        int since = 0;
        for (var mark : marks) {
            write(mark.start() - behind, bytes);
            write(mark.end() - mark.start(), bytes);
            write(mark.fromMillis() - since, bytes);
            write(mark.toMillis() - mark.fromMillis(), bytes);
            behind = mark.end();
            since = mark.fromMillis();
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Empty where it is nothing that was written by {@link #of}. */
    public static Optional<Timings> read(byte[] written) {
        var bytes = ByteBuffer.wrap(written);
        try {
            if (number(bytes) != VERSION) {
                return Optional.empty();
            }
            int size = number(bytes);
            if (size <= 0 || size > bytes.remaining() / FIELDS) {
                return Optional.empty();
            }
            return Optional.of(new Timings(marks(size, bytes)));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static List<Mark> marks(int size, ByteBuffer bytes) {
        var marks = new ArrayList<Mark>(size);
        int behind = 0;
        int since = 0;
        for (int at = 0; at < size; at++) {
            int start = behind + number(bytes);
            behind = start + number(bytes);
            since += number(bytes);
            marks.add(new Mark(start, behind, since, since + number(bytes)));
        }
        return marks;
    }

    private static void write(int number, ByteBuffer bytes) {
        int left = number;
        while (left >= MORE) {
            bytes.put((byte) (left % MORE | MORE));
            left >>= BITS;
        }
        bytes.put((byte) left);
    }

    private static int number(ByteBuffer bytes) {
        int number = 0;
        int shift = 0;
        byte next = bytes.get();
        for (; next < 0; next = bytes.get()) {
            number |= (next & (MORE - 1)) << shift;
            shift += BITS;
        }
        return number | next << shift;
    }
}
