package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import io.rhapsode.worker.group.Together;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store of spoken chunks, which knows the generations that use each.
 *
 * <p>Whoever stores audio or looks for it claims the entries first, all that it may need in one transaction: it records the uses, and waits while an entry is being
 * removed. What is removed goes under the same lock, first the audio, then the row. So audio that is found stays while its generation needs it. A row without audio
 * is an entry that is not there; audio without a row was stored by a generation that was erased meanwhile, and died: {@link #removeStrays} finds it.
 */
public final class SpokenChunks {

    /** Entries that are removed in one transaction, and so the most that anybody waits for. */
    private static final int REMOVED_AT_ONCE = 200;

    /** Generations whose claims share a transaction. */
    private static final int CLAIMED_AT_ONCE = 50;

    private static final ObjectKey FOLDER = new ObjectKey("spoken");

    private final ObjectStore objects;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Together<List<Use>, Claim> claims = new Together<>("claims", CLAIMED_AT_ONCE, this::claimAll);

    public SpokenChunks(ObjectStore objects, JdbcClient database, TransactionTemplate transaction) {
        this.objects = objects;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Audio that was found.
     *
     * @param reported whether a generation had reported it when it was claimed, and its cost with it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Found(byte[] wav, boolean reported) {}

    /** A generation uses a chunk. */
    private record Use(GenerationId generation, ObjectKey name, TenantId tenant) {}

    /** Claims whatever of these names a generation will look for or store. */
    public Claim claim(TenantId tenant, GenerationId generation, Collection<ObjectKey> names)
            throws InterruptedException {
        return claims.get(
                names.stream().map(name -> new Use(generation, name, tenant)).toList());
    }

    private List<Claim> claimAll(List<List<Use>> wishes) {
        List<Use> uses = wishes.stream().flatMap(List::stream).toList();
        Set<ObjectKey> reported = Objects.requireNonNull(transaction.execute(status -> {
            Set<ObjectKey> known = insertEntries(uses);
            insertUses(uses);
            return known;
        }));
        return wishes.stream().map(wish -> new Claim(reported)).toList();
    }

    /** @return what was reported before */
    private Set<ObjectKey> insertEntries(List<Use> uses) {
        return database
                .sql("""
                        insert into spoken_chunk (chunk_key, tenant_id, reported)
                        select distinct *, false from unnest(:names::text[], :tenants::text[]) order by 1
                        on conflict (chunk_key) do update set last_used_at = now()
                        returning chunk_key, reported
                        """)
                .param("names", names(uses))
                .param("tenants", tenants(uses))
                .query((row, number) -> Map.entry(new ObjectKey(row.getString(1)), row.getBoolean(2)))
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What a generation may look for and store. */
    public final class Claim {

        private final Set<ObjectKey> reported;

        private Claim(Set<ObjectKey> reported) {
            this.reported = reported;
        }

        public Optional<Found> find(ObjectKey name) throws IOException {
            try (var audio = objects.open(name)) {
                return Optional.of(new Found(audio.readAllBytes(), reported.contains(name)));
            } catch (NoSuchFileException nobodyHasStoredIt) {
                return Optional.empty();
            }
        }

        /** Stores audio; durable when it returns. */
        public void put(ObjectKey name, byte[] wav) throws IOException {
            objects.put(name, new ByteArrayInputStream(wav));
        }
    }

    /** Records, in the current transaction, that these chunks, which are claimed, are reported in it. Those that were erased meanwhile stay erased. */
    public void report(Collection<ObjectKey> names) {
        database.sql("""
                        update spoken_chunk set reported = true, last_used_at = now()
                        where chunk_key in (select chunk_key from spoken_chunk where chunk_key = any(:names) order by 1 for update)
                        """)
                .param("names", names.stream().map(ObjectKey::value).toArray(String[]::new))
                .update();
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

    /** Removes what only this generation uses, and what its run has stored and nobody else uses: the run may learn of an erasure too late. */
    public void erase(TenantId tenant, GenerationId generation, Collection<ObjectKey> stored)
            throws InterruptedException {
        claim(tenant, generation, stored);
        erase(generation);
    }

    /** Removes what only this generation uses. */
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

    /**
     * Removes audio that nobody claims, of those that were stored before then.
     *
     * @return how many
     */
    public int removeStrays(Instant storedBefore) throws IOException {
        int removed = 0;
        try (Stream<StoredObject> stored = objects.list(FOLDER)) {
            Iterator<String> old = stored.filter(object -> object.storedAt().isBefore(storedBefore))
                    .map(object -> object.key().value())
                    .iterator();
            List<String> names = new ArrayList<>(REMOVED_AT_ONCE);
            while (old.hasNext()) {
                names.add(old.next());
                if (names.size() == REMOVED_AT_ONCE || !old.hasNext()) {
                    removed += removeUnclaimed(names.toArray(String[]::new));
                    names.clear();
                }
            }
        }
        return removed;
    }

    private int removeUnclaimed(String[] names) {
        Integer removed = transaction.execute(status -> {
            // the row of one who has none keeps others from claiming it until it is gone
            String[] strays = strings(database.sql("""
                            insert into spoken_chunk (chunk_key, tenant_id, reported)
                            select name, split_part(name, '/', 2), false from unnest(:names::text[]) as stored (name) order by 1
                            on conflict do nothing returning chunk_key
                            """).param("names", names));
            remove(strays);
            return strays.length;
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
        database.sql("delete from spoken_chunk_use where chunk_key = any(:names)")
                .param("names", names)
                .update();
        database.sql("delete from spoken_chunk where chunk_key = any(:names)")
                .param("names", names)
                .update();
    }

    private static String[] strings(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> row.getString(1)).list().toArray(String[]::new);
    }
}
