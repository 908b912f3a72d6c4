package io.rhapsode.query.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.CountUnderWay;
import io.rhapsode.events.generation.FindChunks;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationPage;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.ListGenerations;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.generation.UnderWayView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JsonColumn;
import io.rhapsode.query.TenantReader;
import io.rhapsode.query.generation.domain.GenerationStory;
import io.rhapsode.query.generation.domain.RoutingStory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a tenant's generations are like, from the rows; from the events where there are no rows yet.
 *
 * <p>Whoever has just been told the id of a generation asks for it at once, often before its row is there. Waiting for the row would make that answer
 * as slow as the slowest projection, and wrong during a rebuild. So what has no row is told from its events, by the same code that makes the rows.
 */
public class GenerationQueries {

    private static final String[] UNDER_WAY = Arrays.stream(GenerationStatus.values())
            .filter(status -> !status.over())
            .map(GenerationStatus::code)
            .toArray(String[]::new);

    private final TenantReader reader;
    private final ToldFromEvents events;
    private final Clock clock;

    public GenerationQueries(TenantReader reader, ToldFromEvents events, Clock clock) {
        this.reader = reader;
        this.events = events;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<GenerationView> handle(FindGeneration query) {
        record Found(
                @Nullable GenerationView view, @Nullable String title) {}
        return reader.list(
                        query.tenant(),
                        """
                        select generation.*, title from (select $1::text as generation_id) asked
                        left join generation using (generation_id) left join personal_generation using (generation_id)
                        """,
                        asked -> asked.bind(0, query.generationId().value()),
                        row -> {
                            var title = row.orNull("title", String.class);
                            boolean projected = row.orNull("tenant_id", String.class) != null;
                            return new Found(projected ? view(row) : null, title);
                        })
                .thenCompose(rows -> {
                    var found = rows.getFirst();
                    return found.view() != null
                            ? CompletableFuture.completedFuture(found.view())
                            : told(
                                    query.tenant(),
                                    query.generationId(),
                                    story -> story.state().view(found.title(), clock.instant()));
                });
    }

    @QueryHandler
    CompletableFuture<ChunksView> handle(FindChunks query) {
        return reader.list(
                        query.tenant(),
                        """
                        select generation_chunk.* from generation left join generation_chunk using (generation_id)
                        where generation.generation_id = $1 order by chunk_index
                        """,
                        asked -> asked.bind(0, query.generationId().value()),
                        row -> Optional.ofNullable(row.orNull("chunk_index", Integer.class))
                                .map(index -> ChunkTable.read(row)))
                .thenCompose(rows -> rows.isEmpty()
                        ? told(
                                query.tenant(),
                                query.generationId(),
                                story -> story.chunks().made().orElse(List.of()))
                        : CompletableFuture.completedFuture(
                                rows.stream().flatMap(Optional::stream).toList()))
                .thenApply(ChunksView::new);
    }

    @QueryHandler
    CompletableFuture<RoutingView> handle(FindRouting query) {
        return reader.list(
                        query.tenant(),
                        """
                        select routing from generation left join generation_routing using (generation_id)
                        where generation.generation_id = $1
                        """,
                        asked -> asked.bind(0, query.generationId().value()),
                        row -> Optional.ofNullable(
                                row.map("routing", json -> JsonColumn.read(json, RoutingView.class))))
                .thenCompose(rows -> rows.isEmpty()
                        ? told(
                                query.tenant(),
                                query.generationId(),
                                story -> story.routing().view())
                        : CompletableFuture.completedFuture(rows.getFirst().orElse(RoutingStory.UNROUTED)));
    }

    @QueryHandler
    CompletableFuture<GenerationPage> handle(ListGenerations query) {
        var page = new Page(query);
        return reader.list(query.tenant(), page.sql(), page::bind, Page.Line::read)
                .thenApply(lines -> page.answer(lines, clock.instant()));
    }

    @QueryHandler
    CompletableFuture<UnderWayView> handle(CountUnderWay query) {
        return reader.list(
                        query.tenant(),
                        """
                        select count(*) as generations from (
                          select from generation where tenant_id = $1 and kind = 'standard' and not erased and status = any($2) limit $3
                        ) few
                        """,
                        asked -> asked.bind(0, query.tenant().value())
                                .bind(1, UNDER_WAY)
                                .bind(2, query.most()),
                        row -> Math.toIntExact(row.get("generations", Long.class)))
                .thenApply(rows -> new UnderWayView(rows.getFirst()));
    }

    private <T> CompletableFuture<T> told(
            TenantId tenant, GenerationId generation, Function<GenerationStory, T> answer) {
        return events.tell(tenant, generation)
                .thenApply(story -> story.map(answer)
                        .orElseThrow(() ->
                                new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.")));
    }

    private GenerationView view(Columns row) {
        return GenerationTable.read(row).view(row.orNull("title", String.class), clock.instant());
    }
}
