package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room that all spoken chunks take together. Where it is too much, those go that nobody has used for longest. */
public final class SpokenChunkRoom {

    /** What is claimed is reported with its size when it is spoken; where that has not come by then, it is looked up. */
    private static final String NOT_REPORTED = "bytes is null and last_used_at < now() - interval '1 hour'";

    private final ObjectStore objects;
    private final JdbcClient database;
    private final SpokenChunkRemoval removal;

    public SpokenChunkRoom(ObjectStore objects, JdbcClient database, SpokenChunkRemoval removal) {
        this.objects = objects;
        this.database = database;
        this.removal = removal;
    }

    /**
     * What became of it.
     *
     * @param removed entries
     * @param bytes that are left
     */
    public record Fitted(int removed, long bytes) {}

    /**
     * Makes room until all together take no more than this. What generations at work need stays, so more may be left.
     *
     * @param atWork whether a generation may still need what it has; asked of those only that use what would go
     */
    public Fitted fit(long mostBytes, Predicate<GenerationId> atWork) throws IOException {
        measure();
        long left = bytes();
        int removed = 0;
        Entry last = new Entry("", 0, Instant.EPOCH);
        for (List<Entry> page = after(last); left > mostBytes && !page.isEmpty(); page = after(last)) {
            List<Entry> tooMuch = firstOf(page, left - mostBytes);
            last = tooMuch.getLast();
            Map<String, Long> sizes = new HashMap<>();
            tooMuch.forEach(entry -> sizes.put(entry.name(), entry.bytes()));
            // a moment later, so that the last one is among them
            for (String gone : removal.remove(
                    sizes.keySet().toArray(String[]::new), last.lastUsedAt().plusNanos(1_000), atWork)) {
                left -= sizes.getOrDefault(gone, 0L);
                removed++;
            }
        }
        return new Fitted(removed, left);
    }

    private record Entry(String name, long bytes, Instant lastUsedAt) {}

    /** As many as are too much, and one at least. */
    private static List<Entry> firstOf(List<Entry> page, long tooMuch) {
        long bytes = 0;
        int count = 0;
        while (count < page.size() && bytes < tooMuch) {
            bytes += page.get(count++).bytes();
        }
        return page.subList(0, count);
    }

    private List<Entry> after(Entry last) {
        return database.sql("""
                        select chunk_key, bytes, last_used_at from spoken_chunk
                        where bytes > 0 and (last_used_at, chunk_key) > (:at, :name)
                        order by last_used_at, chunk_key limit :limit
                        """)
                .param("at", last.lastUsedAt().atOffset(ZoneOffset.UTC))
                .param("name", last.name())
                .param("limit", SpokenChunkRemoval.AT_ONCE)
                .query((row, number) -> new Entry(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    private long bytes() {
        return database.sql("select coalesce(sum(bytes), 0)::bigint from spoken_chunk")
                .query(Long.class)
                .single();
    }

    private void measure() throws IOException {
        for (List<String> page = unmeasured(); !page.isEmpty(); page = unmeasured()) {
            for (String name : page) {
                database.sql("update spoken_chunk set bytes = :bytes where chunk_key = :name and " + NOT_REPORTED)
                        .param("bytes", objects.size(new ObjectKey(name)).orElse(0))
                        .param("name", name)
                        .update();
            }
        }
    }

    private List<String> unmeasured() {
        return database.sql("select chunk_key from spoken_chunk where " + NOT_REPORTED + " limit :limit")
                .param("limit", SpokenChunkRemoval.AT_ONCE)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
