package io.rhapsode.query.generation;

import io.r2dbc.spi.Statement;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationPage;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.ListGenerations;
import io.rhapsode.query.Columns;
import io.rhapsode.query.Cursor;
import io.rhapsode.query.generation.domain.GenerationState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the list, as a statement and as the answer made of its rows. Asks for one row more than it shows, to know whether another page follows. */
final class Page {

    private static final int MAX_LIMIT = 200;

    /** A row of the list. */
    record Line(GenerationState state, @Nullable String title) {
        static Line read(Columns row) {
            return new Line(GenerationTable.read(row), row.orNull("title", String.class));
        }

        GenerationView view(Instant now) {
            return state.view(title, now);
        }
    }

    private final int limit;
    private final StringBuilder sql = new StringBuilder("""
            select generation.*, title from generation left join personal_generation using (generation_id)
            where kind = 'standard' and not erased
            """);
    private final List<Object> parameters = new ArrayList<>();

    /** @throws IllegalArgumentException for a cursor or limit that is not understood */
    Page(ListGenerations query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
        }
        limit = query.limit();
        if (query.status() != null) {
            sql.append(" and status = ").append(parameter(query.status().code()));
        }
        if (query.projectId() != null) {
            sql.append(" and project_id = ").append(parameter(query.projectId().value()));
        }
        if (query.cursor() != null) {
            var cursor = Cursor.parse(query.cursor(), GenerationId::new);
            sql.append(" and (created_at, generation_id) < (")
                    .append(parameter(cursor.at().atOffset(ZoneOffset.UTC)))
                    .append(", ")
                    .append(parameter(cursor.id().value()))
                    .append(")");
        }
        sql.append(" order by created_at desc, generation_id desc limit ").append(parameter(limit + 1));
    }

    String sql() {
        return sql.toString();
    }

    void bind(Statement statement) {
        for (int i = 0; i < parameters.size(); i++) {
            statement.bind(i, parameters.get(i));
        }
    }

    GenerationPage answer(List<Line> lines, Instant now) {
        var shown = lines.subList(0, Math.min(limit, lines.size()));
        var views = shown.stream().map(line -> line.view(now)).toList();
        return new GenerationPage(
                views, lines.size() > limit ? behind(shown.getLast().state()).toString() : null);
    }

    private static Cursor<GenerationId> behind(GenerationState last) {
        return new Cursor<>(last.beginning().createdAt(), last.beginning().generationId());
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
