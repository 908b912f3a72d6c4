package io.rhapsode.events;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How most ids are written: a prefix that says of what, and 26 letters or digits, which are 130 bits of chance, or of a digest of what is named. */
public final class PrefixedId {

    private static final int RADIX = 32;
    private static final int LETTERS = 26;

    private PrefixedId() {}

    /** @throws IllegalArgumentException for anything else */
    public static void check(String prefix, String value) {
        if (value.length() != prefix.length() + LETTERS
                || !value.startsWith(prefix)
                || !Letters.LOWER_CASE.spell(value, prefix.length())) {
            throw new IllegalArgumentException("not an id with " + prefix);
        }
    }

    /** The id that follows from what it names, by its SHA-256, for ever. */
    public static String ofDigest(String prefix, String named) {
        String digits = new BigInteger(1, sha256(named)).toString(RADIX);
        return prefix + digits.substring(digits.length() - LETTERS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
