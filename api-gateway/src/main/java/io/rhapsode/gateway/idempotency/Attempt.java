package io.rhapsode.gateway.idempotency;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.gateway.Sha256;
import java.security.SecureRandom;

/**
 * One try at a request that creates something, and what the id of that something follows from.
 *
 * @param seed 26 lower-case letters or digits, the same each time the same try is repeated
 * @param keyed whether the caller gave a key, so that it may have been made before
 */
public record Attempt(String seed, boolean keyed) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 26 letters of five bits each. */
    private static final int SEED_LETTERS = 26;

    /** Enough bytes for that many bits. */
    private static final int SEED_BYTES = 17;

    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    /** A try that nobody will repeat. */
    public static Attempt random() {
        byte[] bytes = new byte[SEED_BYTES];
        RANDOM.nextBytes(bytes);
        return new Attempt(base32(bytes), false);
    }

    static Attempt of(String tenant, String key, int number) {
        return new Attempt(base32(Sha256.of(tenant + "\n" + number + "\n" + key)), true);
    }

    public GenerationId generationId() {
        return new GenerationId("gen_" + seed);
    }

    private static String base32(byte[] bytes) {
        StringBuilder letters = new StringBuilder(SEED_LETTERS);
        int buffer = 0;
        int bits = 0;
        for (int at = 0; letters.length() < SEED_LETTERS; ) {
            if (bits < 5) {
                buffer = (buffer << 8) | (bytes[at++] & 0xff);
                bits += 8;
            }
            bits -= 5;
            letters.append(ALPHABET[(buffer >> bits) & 31]);
            buffer &= (1 << bits) - 1;
        }
        return letters.toString();
    }
}
