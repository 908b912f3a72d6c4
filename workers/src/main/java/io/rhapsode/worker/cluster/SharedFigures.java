package io.rhapsode.worker.cluster;

import io.rhapsode.worker.speech.Observations;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.domain.Sightings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the other nodes what this one saw of the providers, and hears what they saw. What is told is at most {@link #EVERY} old, and heard within as much again.
 *
 * <p>Rows belong to one run of a server, not to a node: so a server that begins anew hears what it saw before its end as it hears all others. Ages are told by the clock of
 * the database, so the clocks of the nodes may differ.
 */
final class SharedFigures implements Beat.Part {

    static final Duration EVERY = Duration.ofSeconds(5);

    /** What is older has faded to nothing. */
    private static final Duration FORGOTTEN_AFTER = Sightings.HALF_LIFE.multipliedBy(18);

    /** One model of one provider; the model is empty where there is no such choice. */
    record Figure(String provider, String model) {}

    private record Heard(Figure figure, Sightings sightings) {}

    private record Told(Figure figure, Sightings sightings) {}

    private final JdbcClient database;
    private final UUID process;
    private final Map<Figure, Observations> observations = new HashMap<>();

    /** How much had been seen of each when it was told last. */
    private final Map<Figure, Long> told = new HashMap<>();

    SharedFigures(JdbcClient database, SpeechProviders providers, UUID process) {
        this.database = database;
        this.process = process;
        for (var provider : providers.all()) {
            var speaker = provider.speaker();
            for (var model : speaker.capabilities().models()) {
                String name = model.name() == null ? "" : model.name();
                observations.put(new Figure(speaker.id().value(), name), speaker.observations(model.name()));
            }
        }
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void begin() {
        database.sql("delete from speech_sighting where as_of < now() - make_interval(secs => ?)")
                .param(FORGOTTEN_AFTER.toSeconds())
                .update();
        hear();
    }

    @Override
    public void beat() {
        tell();
        hear();
    }

    /** What there is to tell in one statement; where nothing was seen since, the row fades by itself. */
    private void tell() {
        Map<Figure, Long> counts = new HashMap<>();
        List<Told> news = new ArrayList<>();
        observations.forEach((figure, seen) -> {
            long count = seen.count();
            if (count != told.getOrDefault(figure, 0L)) {
                counts.put(figure, count);
                news.add(new Told(figure, seen.own()));
            }
        });
        if (news.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into speech_sighting (process, provider, model, thousands, millis, requests, failures, billed_micros, as_of)
                        select ?, seen.*, clock_timestamp()
                        from unnest(?::text[], ?::text[], ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::float8[]) as seen
                        on conflict (process, provider, model) do update set thousands = excluded.thousands, millis = excluded.millis,
                          requests = excluded.requests, failures = excluded.failures, billed_micros = excluded.billed_micros,
                          as_of = excluded.as_of
                        """)
                .param(process)
                .param(news.stream().map(one -> one.figure().provider()).toArray(String[]::new))
                .param(news.stream().map(one -> one.figure().model()).toArray(String[]::new))
                .param(column(news, Sightings::thousands))
                .param(column(news, Sightings::millis))
                .param(column(news, Sightings::requests))
                .param(column(news, Sightings::failures))
                .param(column(news, Sightings::billedMicros))
                .update();
        told.putAll(counts);
    }

    private static Double[] column(List<Told> news, ToDoubleFunction<Sightings> sum) {
        return news.stream().map(one -> sum.applyAsDouble(one.sightings())).toArray(Double[]::new);
    }

    private void hear() {
        Map<Figure, Sightings> ofOthers = new HashMap<>();
        database.sql("""
                        select provider, model, thousands, millis, requests, failures, billed_micros,
                          greatest(0, extract(epoch from clock_timestamp() - as_of) * 1000)::bigint as age_millis
                        from speech_sighting where process <> ?
                        """)
                .param(process)
                .query(SharedFigures::heard)
                .list()
                .forEach(one -> ofOthers.merge(one.figure(), one.sightings(), Sightings::plus));
        observations.forEach((figure, seen) -> seen.heard(ofOthers.getOrDefault(figure, Sightings.NONE)));
    }

    private static Heard heard(ResultSet row, int number) throws SQLException {
        var sums = new Sightings(
                row.getDouble("thousands"),
                row.getDouble("millis"),
                row.getDouble("requests"),
                row.getDouble("failures"),
                row.getDouble("billed_micros"));
        return new Heard(
                new Figure(row.getString("provider"), row.getString("model")),
                sums.after(Duration.ofMillis(row.getLong("age_millis"))));
    }
}
