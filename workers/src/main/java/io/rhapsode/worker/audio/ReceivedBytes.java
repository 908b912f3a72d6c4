package io.rhapsode.worker.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Two questions about received bytes that ffmpeg does not answer. */
final class ReceivedBytes {

    private static final byte[] OGG_PAGE = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final int OGG_SEGMENT_COUNT_AT = 26;
    private static final int OGG_HEADER_BYTES = 27;
    /** An MP3's first frame, behind its tags; a cover picture is not what a speech provider sends. */
    private static final int MP3_HEAD_BYTES = 16 << 10;

    private ReceivedBytes() {}

    /** Whether an MP3 says in its first frame how many frames there are. */
    static boolean haveLameHeader(byte[] mp3) {
        String head = new String(mp3, 0, Math.min(mp3.length, MP3_HEAD_BYTES), StandardCharsets.ISO_8859_1);
        return head.contains("Xing") || head.contains("Info") || head.contains("VBRI");
    }

    /** Whether the last page of an Ogg file is longer than what is there of it. */
    static boolean endInsideOggPage(byte[] ogg) {
        int page = lastPage(ogg);
        int table = page + OGG_HEADER_BYTES;
        if (page < 0 || table > ogg.length) {
            return true;
        }
        int body = table + Byte.toUnsignedInt(ogg[page + OGG_SEGMENT_COUNT_AT]);
        if (body > ogg.length) {
            return true;
        }
        int end = body;
        for (int segment = table; segment < body; segment++) {
            end += Byte.toUnsignedInt(ogg[segment]);
        }
        return end > ogg.length;
    }

    private static int lastPage(byte[] ogg) {
        for (int at = ogg.length - OGG_PAGE.length; at >= 0; at--) {
            if (Arrays.equals(ogg, at, at + OGG_PAGE.length, OGG_PAGE, 0, OGG_PAGE.length)) {
                return at;
            }
        }
        return -1;
    }
}
