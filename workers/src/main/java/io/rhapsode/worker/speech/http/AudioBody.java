package io.rhapsode.worker.speech.http;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import java.util.Arrays;

/** Tells audio from what is none. Servers call everything audio, a proxy's page of excuses too. */
public final class AudioBody {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private AudioBody() {}

    /**
     * The same bytes.
     *
     * @throws SpeechFailure {@code empty_audio} where there are none, {@code undecodable} where they are words
     */
    public static byte[] of(byte[] body) throws SpeechFailure {
        if (body.length == 0) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        }
        if (isMarkupOrJson(body)) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
        return body;
    }

    /** After a byte order mark and blanks. No audio begins so. */
    private static boolean isMarkupOrJson(byte[] body) {
        int at = Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length ? BYTE_ORDER_MARK.length : 0;
        while (at < body.length && Character.isWhitespace(body[at])) {
            at++;
        }
        return at < body.length && (body[at] == '<' || body[at] == '{' || body[at] == '[');
    }
}
