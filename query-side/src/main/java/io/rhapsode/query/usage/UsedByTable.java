package io.rhapsode.query.usage;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JdbcColumns;
import io.rhapsode.query.usage.domain.UsedBy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** To whose usage each generation counts. */
final class UsedByTable {

    private final JdbcTemplate jdbc;

    UsedByTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<GenerationId, UsedBy> find(Collection<GenerationId> ids) {
        Map<GenerationId, UsedBy> found = new HashMap<>();
        jdbc.query(
                "select * from usage_generation where generation_id = any(?)",
                rows -> {
                    var usage = read(new JdbcColumns(rows));
                    found.put(usage.generationId(), usage);
                },
                (Object) ids.stream().map(GenerationId::value).toArray(String[]::new));
        return found;
    }

    /** Inserts what is new, updates what was there. */
    void write(Collection<UsedBy> usages) {
        if (usages.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("""
                insert into usage_generation (generation_id, tenant_id, project_id, api_key, provider, characters,
                  sequence, account_sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (generation_id) do update set provider = excluded.provider, characters = excluded.characters,
                  sequence = excluded.sequence, account_sequence = excluded.account_sequence
                """, usages.stream().map(UsedByTable::values).toList());
    }

    private static UsedBy read(Columns row) {
        return new UsedBy(
                new GenerationId(row.get("generation_id", String.class)),
                new TenantId(row.get("tenant_id", String.class)),
                orNone(row, "project_id", ProjectId::new),
                orNone(row, "api_key", ActorId::new),
                orNone(row, "provider", ProviderId::new),
                row.get("characters", Integer.class),
                row.get("sequence", Long.class),
                row.get("account_sequence", Long.class));
    }

    private static Object[] values(UsedBy usage) {
        return new Object[] {
            usage.generationId().value(),
            usage.tenant().value(),
            orEmpty(usage.project()),
            orEmpty(usage.apiKey()),
            orEmpty(usage.provider()),
            usage.characters(),
            usage.sequence(),
            usage.accountSequence()
        };
    }

    /** As ids stand in these tables: a key cannot have nulls in it. */
    static String orEmpty(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }

    static <T> @Nullable T orNone(Columns row, String name, Function<String, T> of) {
        String value = row.get(name, String.class);
        return value.isEmpty() ? null : of.apply(value);
    }
}
