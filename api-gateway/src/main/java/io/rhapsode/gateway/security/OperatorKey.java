package io.rhapsode.gateway.security;

import io.rhapsode.gateway.Sha256;
import java.security.MessageDigest;

/** The key of whoever runs the server. It belongs to no tenant, so it opens what concerns all of them, and nothing that is a tenant's. */
public final class OperatorKey {

    /** A file that was made and not written is no key that opens everything. */
    private static final int MIN_LENGTH = 24;

    private final byte[] hash;

    public OperatorKey(String key) {
        if (key.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("the operator's key must have at least " + MIN_LENGTH + " characters");
        }
        this.hash = Sha256.of(key);
    }

    /** Takes as long for a wrong key as for the right one. */
    boolean is(String shown) {
        return MessageDigest.isEqual(hash, Sha256.of(shown));
    }
}
