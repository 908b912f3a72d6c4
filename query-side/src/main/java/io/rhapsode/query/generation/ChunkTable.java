package io.rhapsode.query.generation;

import static io.rhapsode.query.Columns.codeOf;

import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.generation.domain.ChunkStory.Outcome;
import io.rhapsode.query.generation.domain.ChunkStory.Reset;
import io.rhapsode.query.generation.domain.GenerationStory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The chunks of generations. A book has thousands and a batch of events hundreds of results, so rows go as arrays, one statement for all. */
final class ChunkTable {

    private static final String INSERT = """
            insert into generation_chunk (
              generation_id, tenant_id, chunk_index, span_start, span_end, status, provider, attempts, latency_ms, duration_ms, error)
            select * from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::text[])
            """;
    private static final String UPDATE = """
            update generation_chunk set
              status = said.status, provider = said.provider, attempts = said.attempts,
              latency_ms = said.latency_ms, duration_ms = said.duration_ms, error = said.error
            from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::text[])
              as said(generation_id, chunk_index, status, provider, attempts, latency_ms, duration_ms, error)
            where generation_chunk.generation_id = said.generation_id
              and generation_chunk.chunk_index = said.chunk_index
            """;
    private static final String RESET = """
            update generation_chunk set
              status = 'pending', provider = null, attempts = 0, latency_ms = null, duration_ms = null, error = null
            where generation_id = any(?)
            """;

    private record Made(GenerationId generation, TenantId tenant, ChunksView.Chunk chunk) {}

    private record Said(GenerationId generation, int index, Outcome outcome) {}

    private final JdbcTemplate jdbc;

    ChunkTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(Collection<GenerationStory> stories) {
        List<Made> made = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        List<String> allAgain = new ArrayList<>();
        List<String> failedAgain = new ArrayList<>();
        for (var story : stories) {
            var beginning = story.state().beginning();
            var chunks = story.chunks();
            chunks.made()
                    .ifPresentOrElse(
                            all -> all.forEach(
                                    chunk -> made.add(new Made(beginning.generationId(), beginning.tenantId(), chunk))),
                            () -> chunks.outcomes()
                                    .forEach((index, outcome) ->
                                            said.add(new Said(beginning.generationId(), index, outcome))));
            if (chunks.reset() == Reset.ALL_CHUNKS) {
                allAgain.add(beginning.generationId().value());
            } else if (chunks.reset() == Reset.FAILED_CHUNKS) {
                failedAgain.add(beginning.generationId().value());
            }
        }
        reset(allAgain, RESET);
        reset(failedAgain, RESET + " and status = 'failed'");
        insert(made);
        update(said);
    }

    private void reset(List<String> generations, String sql) {
        if (!generations.isEmpty()) {
            jdbc.update(sql, (Object) generations.toArray(String[]::new));
        }
    }

    private void insert(List<Made> made) {
        if (!made.isEmpty()) {
            jdbc.update(
                    INSERT,
                    texts(made, row -> row.generation().value()),
                    texts(made, row -> row.tenant().value()),
                    ints(made, row -> row.chunk().index()),
                    ints(made, row -> row.chunk().start()),
                    ints(made, row -> row.chunk().end()),
                    texts(made, row -> row.chunk().status()),
                    texts(made, row -> text(row.chunk().provider())),
                    ints(made, row -> row.chunk().attempts()),
                    longs(made, row -> row.chunk().latencyMs()),
                    longs(made, row -> row.chunk().durationMs()),
                    texts(made, row -> codeOf(row.chunk().error())));
        }
    }

    private void update(List<Said> said) {
        if (!said.isEmpty()) {
            jdbc.update(
                    UPDATE,
                    texts(said, row -> row.generation().value()),
                    ints(said, Said::index),
                    texts(said, row -> row.outcome().status()),
                    texts(said, row -> text(row.outcome().provider())),
                    ints(said, row -> row.outcome().attempts()),
                    longs(said, row -> row.outcome().latencyMillis()),
                    longs(said, row -> row.outcome().durationMillis()),
                    texts(said, row -> codeOf(row.outcome().error())));
        }
    }

    static ChunksView.Chunk read(Columns row) {
        int start = row.get("span_start", Integer.class);
        int end = row.get("span_end", Integer.class);
        return new ChunksView.Chunk(
                row.get("chunk_index", Integer.class),
                start,
                end,
                end - start,
                row.get("status", String.class),
                row.map("provider", ProviderId::new),
                row.get("attempts", Integer.class),
                row.orNull("latency_ms", Long.class),
                row.orNull("duration_ms", Long.class),
                row.codeOrNull("error", AttemptOutcome.class));
    }

    private static <R> Object texts(List<R> rows, Function<R, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <R> Object ints(List<R> rows, Function<R, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    private static <R> Object longs(List<R> rows, Function<R, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    private static @Nullable String text(@Nullable ProviderId provider) {
        return provider == null ? null : provider.value();
    }
}
