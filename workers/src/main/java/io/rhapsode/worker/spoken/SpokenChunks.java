package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store of spoken chunks, which knows the generations that use each.
 *
 * <p>Whoever stores audio or looks for it claims its entry first: it records the use, and waits while the entry is being removed. What is removed goes under the
 * same lock, first the audio, then the row. So audio that is found stays while its generation needs it, and no audio is without a row, whatever dies in between; a row
 * without audio is an entry that is not there.
 */
public final class SpokenChunks {

    /** Entries that are removed in one transaction, and so the most that anybody waits for. */
    private static final int REMOVED_AT_ONCE = 200;

    private final ObjectStore objects;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public SpokenChunks(ObjectStore objects, JdbcClient database, TransactionTemplate transaction) {
        this.objects = objects;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Audio that was found.
     *
     * @param reported whether a generation has reported it before, and its cost with it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Found(byte[] wav, boolean reported) {}

    /** Looks for the audio, and records the use where it is there. */
    public Optional<Found> find(ObjectKey name, TenantId tenant, GenerationId generation) throws IOException {
        if (objects.size(name).isEmpty()) {
            return Optional.empty();
        }
        boolean reported = claim(new Use(generation, name, tenant));
        try (var audio = objects.open(name)) {
            return Optional.of(new Found(audio.readAllBytes(), reported));
        } catch (NoSuchFileException removedMeanwhile) {
            return Optional.empty();
        }
    }

    /** Stores audio that a generation uses; durable when it returns. */
    public void put(ObjectKey name, byte[] wav, TenantId tenant, GenerationId generation) throws IOException {
        Use use = new Use(generation, name, tenant);
        claim(use);
        objects.put(name, new ByteArrayInputStream(wav));
        claim(use); // the generation may have been erased while the audio was written, and the claim with it
    }

    /** A generation uses a chunk. */
    public record Use(GenerationId generation, ObjectKey name, TenantId tenant) {}

    /** @return whether the entry was reported before */
    private boolean claim(Use use) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean reported = database.sql("""
                            insert into spoken_chunk (chunk_key, tenant_id, reported) values (:name, :tenant, false)
                            on conflict (chunk_key) do update set last_used_at = now()
                            returning reported
                            """)
                    .param("name", use.name().value())
                    .param("tenant", use.tenant().value())
                    .query(Boolean.class)
                    .single();
            insertUses(List.of(use));
            return reported;
        }));
    }

    /** Records, in the current transaction, uses that are reported in it; known ones stay as they are. */
    public void recordUses(Collection<Use> uses) {
        database.sql("""
                        insert into spoken_chunk (chunk_key, tenant_id, reported)
                        select distinct *, true from unnest(:names::text[], :tenants::text[]) order by 1
                        on conflict (chunk_key) do update set reported = true, last_used_at = now()
                        """)
                .param("names", names(uses))
                .param("tenants", tenants(uses))
                .update();
        insertUses(uses);
    }

    private void insertUses(Collection<Use> uses) {
        database.sql("""
                        insert into spoken_chunk_use (generation_id, chunk_key, tenant_id)
                        select distinct * from unnest(:generations::text[], :names::text[], :tenants::text[])
                        on conflict do nothing
                        """)
                .param(
                        "generations",
                        uses.stream().map(use -> use.generation().value()).toArray(String[]::new))
                .param("names", names(uses))
                .param("tenants", tenants(uses))
                .update();
    }

    private static String[] names(Collection<Use> uses) {
        return uses.stream().map(use -> use.name().value()).toArray(String[]::new);
    }

    private static String[] tenants(Collection<Use> uses) {
        return uses.stream().map(use -> use.tenant().value()).toArray(String[]::new);
    }

    /** Removes what only this generation uses. What it claims at the same moment stays, so a run that learns of the erasure too late calls this once more. */
    public void erase(GenerationId generation) {
        transaction.executeWithoutResult(status -> {
            // in the order of all others, and before the uses go: a claim takes the entry first, too
            String[] names = strings(database.sql("""
                            select chunk_key from spoken_chunk
                            where chunk_key in (select chunk_key from spoken_chunk_use where generation_id = :generation)
                            order by 1 for update
                            """).param("generation", generation.value()));
            database.sql("delete from spoken_chunk_use where generation_id = :generation and chunk_key = any(:names)")
                    .param("generation", generation.value())
                    .param("names", names)
                    .update();
            remove(strings(database.sql("""
                            select chunk_key from unnest(:names::text[]) as chunk (chunk_key)
                            where not exists (select from spoken_chunk_use used where used.chunk_key = chunk.chunk_key)
                            """).param("names", names)));
        });
    }

    /**
     * Removes what nobody has used since then, with all its uses.
     *
     * @param atWork whether a generation may still need what it has; asked of those only that use something so old
     * @return how many entries
     */
    public int expire(Instant unusedSince, Predicate<GenerationId> atWork) {
        int removed = 0;
        String last = "";
        for (String[] names = old(unusedSince, last); names.length > 0; names = old(unusedSince, last)) {
            removed += expire(names, unusedSince, atWork);
            last = names[names.length - 1];
        }
        return removed;
    }

    private String[] old(Instant unusedSince, String behind) {
        return strings(database.sql("""
                        select chunk_key from spoken_chunk
                        where last_used_at < :since and chunk_key > :behind order by 1 limit :limit
                        """)
                .param("since", unusedSince.atOffset(ZoneOffset.UTC))
                .param("behind", behind)
                .param("limit", REMOVED_AT_ONCE));
    }

    private int expire(String[] old, Instant unusedSince, Predicate<GenerationId> atWork) {
        Set<String> needed = neededOf(old, atWork);
        String[] names =
                Arrays.stream(old).filter(name -> !needed.contains(name)).toArray(String[]::new);
        Integer removed = transaction.execute(status -> {
            // who has used it meanwhile has its date renewed
            String[] stillOld = strings(
                    database.sql("""
                            select chunk_key from spoken_chunk
                            where chunk_key = any(:names) and last_used_at < :since order by 1 for update skip locked
                            """).param("names", names).param("since", unusedSince.atOffset(ZoneOffset.UTC)));
            remove(stillOld);
            return stillOld.length;
        });
        return Objects.requireNonNull(removed);
    }

    private Set<String> neededOf(String[] names, Predicate<GenerationId> atWork) {
        Map<String, Boolean> known = new HashMap<>();
        Set<String> needed = new HashSet<>();
        database.sql("select chunk_key, generation_id from spoken_chunk_use where chunk_key = any(:names)")
                .param("names", names)
                .query((row, number) -> Map.entry(row.getString("chunk_key"), row.getString("generation_id")))
                .list()
                .forEach(use -> {
                    if (known.computeIfAbsent(use.getValue(), id -> atWork.test(new GenerationId(id)))) {
                        needed.add(use.getKey());
                    }
                });
        return needed;
    }

    /** The entries' rows are locked. */
    private void remove(String[] names) {
        for (String name : names) {
            try {
                objects.delete(new ObjectKey(name));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed); // it is tried again
            }
        }
        database.sql("delete from spoken_chunk where chunk_key = any(:names)")
                .param("names", names)
                .update();
    }

    private static String[] strings(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> row.getString(1)).list().toArray(String[]::new);
    }
}
