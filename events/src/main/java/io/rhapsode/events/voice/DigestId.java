package io.rhapsode.events.voice;

import io.rhapsode.events.Letters;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids that follow from what they name: a prefix, and 130 bits of its SHA-256 in letters and digits. */
final class DigestId {

    private static final int RADIX = 32;
    private static final int LETTERS = 26;

    private DigestId() {}

    static String of(String prefix, String named) {
        String digits = new BigInteger(1, sha256(named)).toString(RADIX);
        return prefix + digits.substring(digits.length() - LETTERS);
    }

    static void check(String prefix, String value) {
        if (value.length() != prefix.length() + LETTERS
                || !value.startsWith(prefix)
                || !Letters.LOWER_CASE.spell(value, prefix.length())) {
            throw new IllegalArgumentException("not an id with " + prefix);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
