package io.rhapsode.application.operator;

import io.rhapsode.gateway.VirtualThreads;
import io.swagger.v3.oas.annotations.Hidden;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which models end, and whom that will touch: the voices, tenants and projects that were spoken with them of late. */
@RestController
@Hidden // no part of the API that tenants are promised
class SunsetController {

    /** Who has not used a model for so long will hardly miss it. */
    private static final Duration LATELY = Duration.ofDays(30);

    /** Lines that are shown, those with the most generations. */
    private static final int SHOWN = 500;

    private final Sunsets sunsets;
    private final JdbcClient database;
    private final Clock clock;
    private final VirtualThreads threads;

    SunsetController(Sunsets sunsets, JdbcClient database, Clock clock, VirtualThreads threads) {
        this.sunsets = sunsets;
        this.database = database;
        this.clock = clock;
        this.threads = threads;
    }

    /**
     * @param models that ended or end soon
     * @param touched by their end
     * @param total how many of these there are, where not all are shown
     */
    record Report(List<Sunsets.Sunset> models, List<Touched> touched, long total) {}

    /**
     * What was spoken with a model in the last thirty days.
     *
     * @param projectId null for what belongs to no project
     * @param lastAt when the last of it was requested
     */
    record Touched(
            String provider,
            String model,
            LocalDate sunset,
            String voiceId,
            String tenantId,
            @Nullable String projectId,
            long generations,
            Instant lastAt) {}

    @GetMapping("/actuator/sunsets")
    Mono<Report> sunsets() {
        return threads.call(() -> {
            var ending = sunsets.now();
            var touched = ending.isEmpty() ? List.<Touched>of() : touchedBy(ending);
            return new Report(ending, touched.stream().limit(SHOWN).toList(), touched.size());
        });
    }

    /** Reads all generations of these days: a report for which nobody waits at a screen needs no index of its own. */
    private List<Touched> touchedBy(List<Sunsets.Sunset> ending) {
        return database.sql("""
                        select ending.provider, ending.model, ending.sunset, g.voice_id, g.tenant_id, g.project_id,
                          count(*) as generations, max(g.created_at) as last_at
                        from unnest(?::text[], ?::text[], ?::date[]) as ending(provider, model, sunset)
                        join generation g on g.provider = ending.provider
                        join generation_routing r on r.generation_id = g.generation_id
                        where g.created_at > ? and g.voice_id is not null and exists (
                          select from jsonb_array_elements(r.routing -> 'candidates') as candidate
                          where candidate ->> 'provider' = ending.provider
                            and coalesce(candidate ->> 'model', '') = ending.model)
                        group by ending.provider, ending.model, ending.sunset, g.voice_id, g.tenant_id, g.project_id
                        order by generations desc, ending.provider, ending.model, g.voice_id, g.tenant_id, g.project_id
                        """)
                .param(ending.stream().map(Sunsets.Sunset::provider).toArray(String[]::new))
                .param(ending.stream().map(Sunsets.Sunset::model).toArray(String[]::new))
                .param(ending.stream().map(end -> end.sunset().toString()).toArray(String[]::new))
                .param(clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query(SunsetController::touched)
                .list();
    }

    private static Touched touched(ResultSet row, int number) throws SQLException {
        return new Touched(
                row.getString("provider"),
                row.getString("model"),
                row.getObject("sunset", LocalDate.class),
                row.getString("voice_id"),
                row.getString("tenant_id"),
                row.getString("project_id"),
                row.getLong("generations"),
                row.getTimestamp("last_at").toInstant());
    }
}
