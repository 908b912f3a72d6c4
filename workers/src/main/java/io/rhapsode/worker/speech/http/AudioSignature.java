package io.rhapsode.worker.speech.http;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.RawFormat;
import io.rhapsode.worker.speech.SpeechFailure;
import java.nio.charset.StandardCharsets;

/** What an answer really is. Servers call everything audio: another format than was asked for, and a proxy's page of excuses. */
public final class AudioSignature {

    private AudioSignature() {}

    /**
     * @param asked what it is taken for where its first bytes say nothing
     * @throws SpeechFailure {@code undecodable} where it is text
     */
    public static RawFormat formatOf(byte[] audio, RawFormat asked) throws SpeechFailure {
        if (startsWith(audio, "RIFF")) {
            return RawFormat.WAV;
        }
        if (startsWith(audio, "fLaC")) {
            return RawFormat.FLAC;
        }
        if (startsWith(audio, "OggS")) {
            return RawFormat.OPUS;
        }
        if (startsWith(audio, "ID3")) {
            return RawFormat.MP3;
        }
        if (isFrame(audio)) {
            return isAac(audio) ? RawFormat.AAC : RawFormat.MP3;
        }
        if (isText(audio)) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
        return asked;
    }

    /** MPEG frames of both kinds begin with eleven or twelve set bits. */
    private static boolean isFrame(byte[] audio) {
        return audio.length > 1 && (audio[0] & 0xFF) == 0xFF && (audio[1] & 0xE0) == 0xE0;
    }

    /** The two bits for the layer are zero in AAC alone. */
    private static boolean isAac(byte[] audio) {
        return (audio[1] & 0x06) == 0;
    }

    /** Markup or JSON, after a byte order mark and blanks. */
    private static boolean isText(byte[] audio) {
        int at = startsWith(audio, "\uFEFF") ? 3 : 0;
        while (at < audio.length && Character.isWhitespace(audio[at])) {
            at++;
        }
        return at < audio.length && (audio[at] == '<' || audio[at] == '{' || audio[at] == '[');
    }

    private static boolean startsWith(byte[] audio, String signature) {
        byte[] bytes = signature.getBytes(StandardCharsets.UTF_8);
        if (audio.length < bytes.length) {
            return false;
        }
        for (int at = 0; at < bytes.length; at++) {
            if (audio[at] != bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
