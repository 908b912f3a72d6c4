package io.rhapsode.saga.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The table of the real migrations, as the roles see it. */
class JdbcQuarantineTest {

    private static final String MIGRATIONS = "filesystem:../application/src/main/resources/db/migration";

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations(MIGRATIONS)
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void anEventIsKeptOnce() {
        JdbcClient writer = as("rhapsode_writer");
        var quarantine = new JdbcQuarantine(writer);
        quarantine.keep(event("once", "ten_one", 7L));
        quarantine.keep(event("once", "ten_one", 7L));
        assertThat(writer.sql("select * from quarantined_event where event_id = 'once'")
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("processor", "generation-process")
                        .containsEntry("aggregate_id", "gen_1")
                        .containsEntry("sequence", 7L)
                        .containsEntry("generation_id", "gen_1")
                        .containsEntry("tenant_id", "ten_one")
                        .containsEntry("attempts", 5)
                        .containsEntry("cause", "java.lang.IllegalStateException")
                        .containsKey("quarantined_at"));
    }

    @Test
    void whatIsNotKnownOfAnEventIsLeftOut() {
        JdbcClient writer = as("rhapsode_writer");
        new JdbcQuarantine(writer)
                .keep(new QuarantinedEvent("erasure", "bare", "Type", null, null, null, null, 5, "cause"));
        assertThat(writer.sql("select tenant_id from quarantined_event where event_id = 'bare'")
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("tenant_id", null));
    }

    @Test
    void theReaderSeesNothingOfIt() {
        assertThatThrownBy(() -> as("rhapsode_reader")
                        .sql("select count(*) from quarantined_event")
                        .query()
                        .singleValue())
                .isInstanceOf(DataAccessException.class);
    }

    private static QuarantinedEvent event(String id, String tenant, Long sequence) {
        return new QuarantinedEvent(
                "generation-process",
                id,
                "io.rhapsode.events.generation.TextSplit",
                "gen_1",
                sequence,
                "gen_1",
                tenant,
                5,
                "java.lang.IllegalStateException");
    }

    private static JdbcClient as(String role) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.getJdbcUrl("postgres", "postgres") + "&options=-c%20role=" + role));
    }
}
