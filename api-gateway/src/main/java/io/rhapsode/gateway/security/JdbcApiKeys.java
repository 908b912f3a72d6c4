package io.rhapsode.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys in the table {@code api_key}, which holds their hashes only. Valid ones are remembered for a moment. */
final class JdbcApiKeys implements ApiKeys {

    /** How long a revoked key may still work on a node that has just seen it. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** Keys remembered at once. */
    private static final int MAX_REMEMBERED = 10_000;

    /** No key is longer; what is longer is not even hashed. */
    private static final int MAX_LENGTH = 512;

    private final JdbcClient database;
    private final Cache<ByteBuffer, Principal> valid = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    JdbcApiKeys(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Principal> find(String key) {
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] hash = Sha256.of(key);
        ByteBuffer name = ByteBuffer.wrap(hash);
        Optional<Principal> known = Optional.ofNullable(valid.getIfPresent(name));
        if (known.isPresent()) {
            return known;
        }
        Optional<Principal> found = database.sql(
                        "select tenant_id, actor_id, role from api_key where key_hash = ? and revoked_at is null")
                .param(hash)
                .query((row, number) -> new Principal(
                        new TenantId(row.getString("tenant_id")),
                        new ActorId(row.getString("actor_id")),
                        Role.of(row.getString("role"))))
                .optional();
        found.ifPresent(principal -> valid.put(name, principal));
        return found;
    }
}
