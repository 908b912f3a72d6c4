package io.rhapsode.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The key of whoever runs the server. It belongs to no tenant, so it opens what concerns all of them, and nothing that is a tenant's. */
public final class OperatorKey {

    /** A file that was made and not written is no key that opens everything. */
    private static final int MIN_LENGTH = 24;

    private final byte[] hash;

    public OperatorKey(String key) {
        if (key.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("the operator's key must have at least " + MIN_LENGTH + " characters");
        }
        this.hash = sha256(key);
    }

    /** Takes as long for a wrong key as for the right one. */
    boolean is(String shown) {
        return MessageDigest.isEqual(hash, sha256(shown));
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
