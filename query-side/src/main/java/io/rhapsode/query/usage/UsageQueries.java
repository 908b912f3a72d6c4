package io.rhapsode.query.usage;

import io.r2dbc.spi.Statement;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.usage.ListUsage;
import io.rhapsode.events.usage.UsageGroup;
import io.rhapsode.events.usage.UsagePage;
import io.rhapsode.events.usage.UsageView;
import io.rhapsode.query.Columns;
import io.rhapsode.query.TenantReader;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what a tenant has used. */
public class UsageQueries {

    private static final int MAX_LIMIT = 200;

    /** What usage is not told apart by is the same for all; then all that is asked for is ordered by what is left. */
    private static final String SQL = """
            select age, provider, project_id, api_key, sum(generations)::bigint as generations, sum(credits)::bigint as credits,
              sum(characters)::bigint as characters, sum(audio_millis)::bigint as audio_millis,
              sum(cost_micros)::bigint as cost_micros
            from (
              select case when $1 then $6 - day else 0 end as age,
                case when $2 then provider else '' end collate "C" as provider,
                case when $3 then project_id else '' end collate "C" as project_id,
                case when $4 then api_key else '' end collate "C" as api_key,
                generations, credits, characters, audio_millis, cost_micros
              from usage_day where tenant_id = $7 and day between $5 and $6
            ) told
            where (age, provider, project_id, api_key) > ($8, $9 collate "C", $10 collate "C", $11 collate "C")
            group by age, provider, project_id, api_key order by age, provider, project_id, api_key limit $12
            """;

    private final TenantReader reader;

    public UsageQueries(TenantReader reader) {
        this.reader = reader;
    }

    private record Line(Place place, UsageView view) {}

    @QueryHandler
    CompletableFuture<UsagePage> handle(ListUsage query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
        }
        long days = ChronoUnit.DAYS.between(query.from(), query.to()) + 1;
        if (days < 1 || days > ListUsage.MOST_DAYS) {
            throw new IllegalArgumentException("days must be 1 to " + ListUsage.MOST_DAYS);
        }
        Place after = query.cursor() == null ? Place.BEFORE_ALL : Place.parse(query.cursor());
        return reader.list(query.tenant(), SQL, asked -> bind(asked, query, after), row -> line(row, query))
                .thenApply(lines -> {
                    var shown = lines.subList(0, Math.min(query.limit(), lines.size()));
                    boolean more = lines.size() > query.limit();
                    return new UsagePage(
                            shown.stream().map(Line::view).toList(),
                            more ? shown.getLast().place().toString() : null);
                });
    }

    private static void bind(Statement asked, ListUsage query, Place after) {
        asked.bind(0, query.groups().contains(UsageGroup.DAY))
                .bind(1, query.groups().contains(UsageGroup.PROVIDER))
                .bind(2, query.groups().contains(UsageGroup.PROJECT))
                .bind(3, query.groups().contains(UsageGroup.API_KEY))
                .bind(4, query.from())
                .bind(5, query.to())
                .bind(6, query.tenant().value())
                .bind(7, after.age())
                .bind(8, after.provider())
                .bind(9, after.project())
                .bind(10, after.apiKey())
                .bind(11, query.limit() + 1);
    }

    private static Line line(Columns row, ListUsage query) {
        int age = row.get("age", Integer.class);
        LocalDate day = query.groups().contains(UsageGroup.DAY) ? query.to().minusDays(age) : null;
        var place = new Place(
                age,
                row.get("provider", String.class),
                row.get("project_id", String.class),
                row.get("api_key", String.class));
        return new Line(
                place,
                new UsageView(
                        day,
                        UsedByTable.orNone(row, "provider", ProviderId::new),
                        UsedByTable.orNone(row, "project_id", ProjectId::new),
                        UsedByTable.orNone(row, "api_key", ActorId::new),
                        row.get("generations", Long.class),
                        row.get("credits", Long.class),
                        row.get("characters", Long.class),
                        row.get("audio_millis", Long.class),
                        row.get("cost_micros", Long.class)));
    }
}
