package io.rhapsode.worker.routing;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.SourceText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;

/**
 * What one pass over a stored text gives. It is never in memory as a whole.
 *
 * @param characters code points
 * @param digest HMAC-SHA256, hexadecimal
 * @param sample the whole where it is short; else the beginning, from the first that can be spoken; empty where nothing can
 * @param seenWhole whether the sample is the whole
 */
record StoredText(int characters, String digest, String sample, boolean seenWhole) {

    /** Enough to tell the language and the kind of a text. In UTF-16 units, as Java counts. */
    static final int SAMPLE_CHARACTERS = 20_000;

    private static final int BUFFER = 16 * 1024;

    /**
     * @throws RejectedException {@code text_erased} where it is gone
     */
    static StoredText read(ObjectStore store, ObjectKey key, byte[] hmacKey) throws IOException {
        var digest = new TextDigest(hmacKey);
        try (var bytes = digest.of(new TextAlone(store.open(key)));
                var text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return read(text, digest);
        } catch (NoSuchFileException gone) {
            throw new RejectedException(Rejection.TEXT_ERASED, "The text is not to be had any more.");
        }
    }

    private static StoredText read(Reader text, TextDigest digest) throws IOException {
        var sample = new StringBuilder();
        var buffer = new char[BUFFER];
        long units = 0;
        long pairs = 0;
        for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            units += read;
            for (int at = 0; at < read; at++) {
                pairs += Character.isLowSurrogate(buffer[at]) ? 1 : 0;
            }
            if (sample.length() <= SAMPLE_CHARACTERS) {
                sample.append(buffer, 0, read);
            }
            if (units > SAMPLE_CHARACTERS) {
                dropWhatIsSilent(sample);
            }
        }
        boolean whole = units <= SAMPLE_CHARACTERS;
        return new StoredText(
                Math.toIntExact(units - pairs),
                HexFormat.of().formatHex(digest.value()),
                whole ? speakable(sample.toString()) : cut(sample),
                whole);
    }

    private static String speakable(String whole) {
        return whole.codePoints().anyMatch(SourceText::isSpeakable) ? whole : "";
    }

    /** A text may begin with a page of ornaments. */
    private static void dropWhatIsSilent(StringBuilder sample) {
        int at = 0;
        while (at < sample.length() && !SourceText.isSpeakable(sample.codePointAt(at))) {
            at += Character.charCount(sample.codePointAt(at));
        }
        boolean halfAPair = at == sample.length() && at > 0 && Character.isHighSurrogate(sample.charAt(at - 1));
        sample.delete(0, halfAPair ? at - 1 : at);
    }

    private static String cut(StringBuilder sample) {
        int end = Math.min(sample.length(), SAMPLE_CHARACTERS);
        boolean insideAPair = end > 0 && Character.isHighSurrogate(sample.charAt(end - 1));
        return sample.substring(0, insideAPair ? end - 1 : end);
    }
}
