package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.storage.PlacedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How spoken chunks go: with the generation that was erased, when nobody has used them for long, or because nobody knows of them. What goes is locked as {@link SpokenChunks} says, and removed first from
 * the object store, then from the table.
 *
 * <p>A row without audio is an entry that is not there; audio without a row was stored by a generation that was erased meanwhile, and died: {@link #removeStrays} finds it.
 */
public final class SpokenChunkRemoval {

    /** Entries that are removed in one transaction, and so the most that anybody waits for. */
    static final int AT_ONCE = 200;

    private final ObjectStore objects;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public SpokenChunkRemoval(ObjectStore objects, JdbcClient database, TransactionTemplate transaction) {
        this.objects = objects;
        this.database = database;
        this.transaction = transaction;
    }

    /** Removes what only this generation uses. */
    public void erase(GenerationId generation) {
        while (eraseSome(generation) == AT_ONCE) {
            // the next ones, then
        }
    }

    /** @return how many entries it uses no longer */
    private int eraseSome(GenerationId generation) {
        Integer some = transaction.execute(status -> {
            // in the order of all others, and before the uses go: a claim takes the entry first, too
            String[] names = strings(
                    database.sql("""
                            select chunk_key from spoken_chunk
                            where chunk_key in (select chunk_key from spoken_chunk_use where generation_id = :generation)
                            order by 1 limit :limit for update
                            """).param("generation", generation.value()).param("limit", AT_ONCE));
            database.sql("delete from spoken_chunk_use where generation_id = :generation and chunk_key = any(:names)")
                    .param("generation", generation.value())
                    .param("names", names)
                    .update();
            remove(strings(database.sql("""
                            select chunk_key from unnest(:names::text[]) as chunk (chunk_key)
                            where not exists (select from spoken_chunk_use used where used.chunk_key = chunk.chunk_key)
                            """).param("names", names)));
            return names.length;
        });
        return Objects.requireNonNull(some);
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
            removed += remove(names, unusedSince, atWork).size();
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
                .param("limit", AT_ONCE));
    }

    /**
     * Removes what nobody has used since then, of these.
     *
     * @return what went
     */
    List<String> remove(String[] old, Instant unusedSince, Predicate<GenerationId> atWork) {
        Set<String> needed = neededOf(old, atWork);
        String[] names =
                Arrays.stream(old).filter(name -> !needed.contains(name)).toArray(String[]::new);
        return Objects.requireNonNull(transaction.execute(status -> {
            // who has used it meanwhile has its date renewed
            String[] stillOld = strings(
                    database.sql("""
                            select chunk_key from spoken_chunk
                            where chunk_key = any(:names) and last_used_at < :since order by 1 for update skip locked
                            """).param("names", names).param("since", unusedSince.atOffset(ZoneOffset.UTC)));
            remove(stillOld);
            return List.of(stillOld);
        }));
    }

    /**
     * Removes audio that nobody claims, of those that were stored before then.
     *
     * @return how many
     */
    public int removeStrays(Instant storedBefore) throws IOException {
        int removed = 0;
        try (Stream<PlacedObject> stored = PlacedObject.all(objects, ObjectKind.SPOKEN)) {
            Iterator<String> old = stored.filter(object -> object.storedAt().isBefore(storedBefore))
                    .map(object -> object.key().value())
                    .iterator();
            List<String> names = new ArrayList<>(AT_ONCE);
            while (old.hasNext()) {
                names.add(old.next());
                if (names.size() == AT_ONCE || !old.hasNext()) {
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
        try {
            objects.delete(Arrays.stream(names).map(ObjectKey::new).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed); // it is tried again
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
