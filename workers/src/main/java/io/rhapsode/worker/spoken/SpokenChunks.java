package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store of spoken chunks, which knows the generations that use each.
 *
 * <p>The audio stands in the object store before anybody reports it; the use is recorded in the transaction of the report. So after a crash between the two the
 * audio is found again. Erasing holds the row of an entry while its object goes, and a find takes that row first: an object that is found stays.
 */
public final class SpokenChunks {

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
        boolean reported = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean known = database.sql("select count(*) from spoken_chunk where chunk_key = :name")
                            .param("name", name.value())
                            .query(Long.class)
                            .single()
                    > 0;
            recordUses(List.of(new Use(generation, name, tenant)));
            return known;
        }));
        try (var audio = objects.open(name)) {
            return Optional.of(new Found(audio.readAllBytes(), reported));
        } catch (NoSuchFileException erasedMeanwhile) {
            return Optional.empty();
        }
    }

    /** Stores audio; durable when it returns. */
    public void put(ObjectKey name, byte[] wav) throws IOException {
        objects.put(name, new ByteArrayInputStream(wav));
    }

    /** A generation uses a chunk. */
    public record Use(GenerationId generation, ObjectKey name, TenantId tenant) {}

    /** Records uses in the current transaction; known ones stay as they are. */
    public void recordUses(Collection<Use> uses) {
        String[] names = uses.stream().map(use -> use.name().value()).toArray(String[]::new);
        String[] generations =
                uses.stream().map(use -> use.generation().value()).toArray(String[]::new);
        String[] tenants = uses.stream().map(use -> use.tenant().value()).toArray(String[]::new);
        database.sql("""
                        insert into spoken_chunk (chunk_key, tenant_id)
                        select distinct * from unnest(:names::text[], :tenants::text[]) order by 1
                        on conflict (chunk_key) do update set tenant_id = excluded.tenant_id
                        """).param("names", names).param("tenants", tenants).update();
        database.sql("""
                        insert into spoken_chunk_use (generation_id, chunk_key, tenant_id)
                        select distinct * from unnest(:generations::text[], :names::text[], :tenants::text[])
                        on conflict do nothing
                        """)
                .param("generations", generations)
                .param("names", names)
                .param("tenants", tenants)
                .update();
    }

    /**
     * Removes what only this generation uses.
     *
     * @param unreported names it may have stored without getting to report them
     */
    public void erase(GenerationId generation, Set<ObjectKey> unreported) {
        transaction.executeWithoutResult(status -> {
            List<@Nullable String> used = database.sql(
                            "delete from spoken_chunk_use where generation_id = :generation returning chunk_key")
                    .param("generation", generation.value())
                    .query(String.class)
                    .list();
            Set<ObjectKey> names = new LinkedHashSet<>(unreported);
            used.forEach(name -> names.add(new ObjectKey(Objects.requireNonNull(name))));
            removeUnused(names);
        });
    }

    private void removeUnused(Set<ObjectKey> names) {
        Set<String> unused = new LinkedHashSet<>();
        names.forEach(name -> unused.add(name.value()));
        String[] all = unused.toArray(String[]::new);
        database.sql("select chunk_key from spoken_chunk where chunk_key = any(:names) order by 1 for update")
                .param("names", all)
                .query(String.class)
                .list();
        database.sql("select distinct chunk_key from spoken_chunk_use where chunk_key = any(:names)")
                .param("names", all)
                .query(String.class)
                .list()
                .forEach(unused::remove);
        unused.forEach(name -> remove(new ObjectKey(name)));
        database.sql("delete from spoken_chunk where chunk_key = any(:names)")
                .param("names", unused.toArray(String[]::new))
                .update();
    }

    private void remove(ObjectKey name) {
        try {
            objects.delete(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed); // the erasure is tried again
        }
    }
}
