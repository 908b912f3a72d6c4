package io.rhapsode.query.usage;

import io.rhapsode.query.usage.domain.Amounts;
import io.rhapsode.query.usage.domain.UsedBy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sums. What a batch adds to each is added once, in an order that is always the same, so that no two writers wait for each other. */
final class DayTable {

    private final JdbcTemplate jdbc;
    private final Map<Place, Amounts> more = new TreeMap<>(Comparator.comparing(Place::day)
            .thenComparing(Place::tenant)
            .thenComparing(Place::provider)
            .thenComparing(Place::project)
            .thenComparing(Place::apiKey));

    private record Place(String tenant, LocalDate day, String provider, String project, String apiKey) {}

    DayTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(UsedBy usage, Amounts amounts, Instant at) {
        if (amounts.isNothing()) {
            return;
        }
        var place = new Place(
                usage.tenant().value(),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                UsedByTable.orEmpty(usage.provider()),
                UsedByTable.orEmpty(usage.project()),
                UsedByTable.orEmpty(usage.apiKey()));
        more.merge(place, amounts, Amounts::plus);
    }

    void write() {
        if (more.isEmpty()) {
            return;
        }
        List<Object[]> rows = more.entrySet().stream()
                .map(entry -> values(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.batchUpdate("""
                insert into usage_day (tenant_id, day, provider, project_id, api_key, generations, credits, characters,
                  audio_millis, cost_micros)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, day, provider, project_id, api_key) do update set
                  generations = usage_day.generations + excluded.generations, credits = usage_day.credits + excluded.credits,
                  characters = usage_day.characters + excluded.characters,
                  audio_millis = usage_day.audio_millis + excluded.audio_millis,
                  cost_micros = usage_day.cost_micros + excluded.cost_micros
                """, rows);
    }

    private static Object[] values(Place place, Amounts amounts) {
        return new Object[] {
            place.tenant,
            place.day,
            place.provider,
            place.project,
            place.apiKey,
            amounts.generations(),
            amounts.credits(),
            amounts.characters(),
            amounts.audioMillis(),
            amounts.costMicros()
        };
    }
}
