package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.terminal.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says what a file is that is no UTF-8 text, as far as its first bytes tell, and how a text can be made of it. */
final class NotText {

    private static final int BYTES_LOOKED_AT = 4096;

    private NotText() {}

    /** What the file is, if it begins as a kind of file does that may look like text all through. */
    static Optional<CommandFailure> byItsBeginning(byte[] bytes, String source) {
        if (begins(bytes, "%PDF-")) {
            return Optional.of(
                    noText(source + " is a PDF.", "Take the text out of it first: pdftotext book.pdf book.txt"));
        }
        if (begins(bytes, "PK\u0003\u0004")) {
            return Optional.of(noText(
                    source + " is a ZIP archive, as EPUB and Word files are.",
                    "Take the text out of it first: pandoc --to plain --output book.txt book.epub"));
        }
        return Optional.empty();
    }

    /** What the file is that turned out not to be text. */
    static CommandFailure in(byte[] bytes, String source) {
        if (begins(bytes, "\u00FF\u00FE") || begins(bytes, "\u00FE\u00FF")) {
            return noText(
                    source + " is text in UTF-16; UTF-8 is needed.",
                    "Convert it: iconv -f UTF-16 -t UTF-8 old.txt > new.txt");
        }
        if (hasNul(bytes)) {
            return noText(source + " is not a text file.", "Rhapsode speaks plain text in UTF-8.");
        }
        return noText(
                source + " is not text in UTF-8.",
                "If it is text in an older encoding, convert it: iconv -f ISO-8859-1 -t UTF-8 old.txt > new.txt");
    }

    private static CommandFailure noText(String sentence, String advice) {
        return CommandFailure.usage("not_text", sentence, advice);
    }

    private static boolean begins(byte[] bytes, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < expected.length) {
            return false;
        }
        for (int at = 0; at < expected.length; at++) {
            if (bytes[at] != expected[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(byte[] bytes) {
        for (int at = 0; at < Math.min(bytes.length, BYTES_LOOKED_AT); at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }
}
