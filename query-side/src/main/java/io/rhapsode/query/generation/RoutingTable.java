package io.rhapsode.query.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.query.JsonColumn;
import io.rhapsode.query.generation.domain.GenerationStory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The routing of a generation, one document each, since it is shown as a whole. */
final class RoutingTable {

    private final JdbcTemplate jdbc;

    RoutingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<GenerationId, RoutingView> find(Collection<GenerationId> ids) {
        Map<GenerationId, RoutingView> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select generation_id, routing from generation_routing where generation_id = any(?)",
                    row -> {
                        found.put(
                                new GenerationId(row.getString("generation_id")),
                                JsonColumn.read(row.getString("routing"), RoutingView.class));
                    },
                    (Object) ids.stream().map(GenerationId::value).toArray(String[]::new));
        }
        return found;
    }

    void write(Collection<GenerationStory> stories) {
        List<Object[]> changed = stories.stream()
                .filter(story -> story.routing().changed())
                .map(RoutingTable::values)
                .toList();
        if (!changed.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into generation_routing (generation_id, tenant_id, routing) values (?, ?, ?::jsonb)
                    on conflict (generation_id) do update set routing = excluded.routing
                    """, changed);
        }
    }

    private static Object[] values(GenerationStory story) {
        var beginning = story.state().beginning();
        return new Object[] {
            beginning.generationId().value(),
            beginning.tenantId().value(),
            JsonColumn.write(story.routing().view())
        };
    }
}
