package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.group.Together;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store of spoken chunks, which knows the generations that use each.
 *
 * <p>Whoever stores audio or looks for it claims the entries first, all that it may need in one transaction: it records the uses, and waits while an entry is being
 * removed. What is removed goes under the same lock, first the audio, then the row ({@link SpokenChunkRemoval}). So audio that is found stays while its generation needs it.
 */
public final class SpokenChunks {

    /** Generations whose claims share a transaction. */
    private static final int CLAIMED_AT_ONCE = 50;

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
            Optional<byte[]> audio = stored(name);
            return audio.isPresent()
                    ? audio.map(wav -> new Found(wav, reported.contains(name)))
                    : findWhereItLayBefore(name);
        }

        /** Audio of before is copied, so that it is this entry's own and goes with it. */
        private Optional<Found> findWhereItLayBefore(ObjectKey name) throws IOException {
            Optional<ObjectKey> before = ObjectPlace.of(name)
                    .map(place -> new ObjectKey(
                            ObjectPlace.earlierFolder(place.tenant(), place.kind()) + "/" + place.name()));
            Optional<byte[]> audio = before.isEmpty() ? Optional.empty() : stored(before.get());
            if (audio.isEmpty()) {
                return Optional.empty();
            }
            put(name, audio.get());
            return audio.map(wav -> new Found(wav, isReported(before.get())));
        }

        private Optional<byte[]> stored(ObjectKey name) throws IOException {
            try (var audio = objects.open(name)) {
                return Optional.of(audio.readAllBytes());
            } catch (NoSuchFileException nobodyHasStoredIt) {
                return Optional.empty();
            }
        }

        private boolean isReported(ObjectKey name) {
            return database.sql("select count(*) from spoken_chunk where chunk_key = :name and reported")
                            .param("name", name.value())
                            .query(Integer.class)
                            .single()
                    > 0;
        }

        /** Stores audio; durable when it returns. */
        public void put(ObjectKey name, byte[] wav) throws IOException {
            objects.put(name, new ByteArrayInputStream(wav));
        }
    }

    /**
     * Records, in the current transaction, that these chunks, which are claimed, are reported in it. Those that were erased meanwhile stay erased.
     *
     * @param sizes bytes of each
     */
    public void report(Map<ObjectKey, Long> sizes) {
        List<Map.Entry<ObjectKey, Long>> reported = List.copyOf(sizes.entrySet());
        database.sql("""
                        update spoken_chunk chunk set reported = true, last_used_at = now(), bytes = said.bytes
                        from unnest(:names::text[], :sizes::bigint[]) as said (chunk_key, bytes)
                        where chunk.chunk_key = said.chunk_key and chunk.chunk_key in (
                          select chunk_key from spoken_chunk where chunk_key = any(:names) order by 1 for update)
                        """)
                .param(
                        "names",
                        reported.stream().map(said -> said.getKey().value()).toArray(String[]::new))
                .param("sizes", reported.stream().map(Map.Entry::getValue).toArray(Long[]::new))
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
}
