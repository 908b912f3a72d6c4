package io.rhapsode.gateway.security;

import java.util.Optional;

/** The keys that are valid now. */
public interface ApiKeys {

    /** Whose key it is; empty where it is unknown or revoked. Blocks. */
    Optional<Principal> find(String key);
}
