package io.rhapsode.gateway.idempotency;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code idempotency_key}. Each call is one statement, so that nodes cannot come between each other. */
final class IdempotencyTable {

    private final JdbcClient database;
    private final Duration lease;

    /**
     * @param lease how long a request holds its key before another may take it over, because its process is believed dead
     */
    IdempotencyTable(JdbcClient database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /** Takes the key for this holder if it is new, or left behind by a dead process: then the number of the try. */
    OptionalInt take(Key key, byte[] requestHash, UUID holder) {
        return database.sql("""
                        insert into idempotency_key as held (tenant_id, key_hash, request_hash, holder, held_until)
                        values (:tenant, :key, :request, :holder, now() + make_interval(secs => :lease))
                        on conflict (tenant_id, key_hash) do update
                          set holder = excluded.holder, held_until = excluded.held_until
                          where held.request_hash = excluded.request_hash
                            and held.answer is null and held.refusal is null and held.held_until < now()
                        returning attempt
                        """)
                .param("tenant", key.tenant())
                .param("key", key.hash())
                .param("request", requestHash)
                .param("holder", holder)
                .param("lease", lease.toSeconds())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** What is known of a key that could not be taken; nothing if it was removed in between. */
    @Nullable
    Entry find(Key key, byte[] requestHash) {
        return database.sql("""
                        select request_hash, answer, refusal from idempotency_key
                        where tenant_id = :tenant and key_hash = :key
                        """)
                .param("tenant", key.tenant())
                .param("key", key.hash())
                .query((row, number) -> new Entry(
                        Arrays.equals(row.getBytes("request_hash"), requestHash),
                        row.getString("answer"),
                        row.getString("refusal")))
                .optional()
                .orElse(null);
    }

    void answer(Key key, UUID holder, String answer) {
        conclude(key, holder, answer, null);
    }

    void refuse(Key key, UUID holder, String refusal) {
        conclude(key, holder, null, refusal);
    }

    private void conclude(Key key, UUID holder, @Nullable String answer, @Nullable String refusal) {
        database.sql("""
                        update idempotency_key set answer = :answer, refusal = :refusal
                        where tenant_id = :tenant and key_hash = :key and holder = :holder
                        """)
                .param("answer", answer)
                .param("refusal", refusal)
                .param("tenant", key.tenant())
                .param("key", key.hash())
                .param("holder", holder)
                .update();
    }

    /** Lets the key go without an answer. */
    void release(Key key, UUID holder, Repeat repeat) {
        database.sql("""
                        update idempotency_key set held_until = '-infinity', attempt = attempt + :more
                        where tenant_id = :tenant and key_hash = :key and holder = :holder
                        """)
                .param("more", repeat == Repeat.STARTS_ANEW ? 1 : 0)
                .param("tenant", key.tenant())
                .param("key", key.hash())
                .param("holder", holder)
                .update();
    }

    /** Forgets keys that are older. */
    int forget(Duration age) {
        return database.sql("delete from idempotency_key where created_at < now() - make_interval(secs => :age)")
                .param("age", age.toSeconds())
                .update();
    }

    /** A key of a tenant, as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record Key(String tenant, byte[] hash) {}

    /**
     * What is known of a key.
     *
     * @param sameRequest whether it came with the same method, path and body
     */
    record Entry(
            boolean sameRequest,
            @Nullable String answer,
            @Nullable String refusal) {}
}
