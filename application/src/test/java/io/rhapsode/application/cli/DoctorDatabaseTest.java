package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.application.database.OnlyForwards;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor finds in a PostgreSQL of somebody's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorDatabaseTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Enough for one server, and a little more. */
    private static final int CONNECTIONS = 90;

    private final EmbeddedPostgres postgres = started();
    private Desk desk = new Desk(Path.of(""));

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("max_connections", String.valueOf(CONNECTIONS))
                    .start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeAll
    void makeDatabases() throws SQLException {
        run("postgres", "create database fresh", "create database migrated", "create user plain password 'plain'");
        run("postgres", "create database poor owner plain");
        migrations().migrate();
    }

    private Flyway migrations() {
        return Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/migrated", "postgres", "postgres")
                .locations("classpath:db/migration")
                .load();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory);
        use("postgres", "migrated");
    }

    private void use(String user, String database) {
        desk.environment.put(
                "RHAPSODE_DATABASE_URL",
                "postgresql://" + user + ":" + user + "@127.0.0.1:" + postgres.getPort() + "/" + database);
    }

    private void run(String database, String... statements) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private JsonNode finding(String subject) {
        return JSON.readTree(desk.run("doctor", "--port", "0", "--json").out())
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + subject));
    }

    private String level(String subject) {
        return finding(subject).get("level").asString();
    }

    @Test
    void aMigratedDatabaseIsWell() {
        assertThat(finding("migrations").get("found").asString()).endsWith("complete");
        assertThat(level("role rhapsode_writer")).isEqualTo("ok");
        assertThat(level("row security")).isEqualTo("ok");
        assertThat(level("clock")).isEqualTo("ok");
        assertThat(level("connections")).isEqualTo("ok");
        assertThat(level("node")).isEqualTo("ok");
    }

    @Test
    void aFreshDatabaseIsMadeAtTheFirstStartAndNotByTheDoctor() throws SQLException {
        use("postgres", "fresh");

        assertThat(finding("migrations").get("found").asString()).contains("version none", "more at the next start");
        try (Connection connection = postgres.getDatabase("postgres", "fresh").getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).as("a table was made").isFalse();
        }
    }

    @Test
    void aUserWhoMayNotEnterTheRolesIsToldWhatASuperuserHasToDo() {
        use("plain", "poor");

        JsonNode role = finding("role rhapsode_writer");
        assertThat(role.get("level").asString()).isEqualTo("fail");
        assertThat(role.get("advice").asString()).contains("grant rhapsode_writer to plain");
    }

    @Test
    void aTableOfTenantsWithoutItsPoliciesIsNamed() throws SQLException {
        run("migrated", "alter table generation no force row level security");
        try {
            assertThat(finding("row security").get("found").asString()).isEqualTo("not forced on generation");
            assertThat(level("row security")).isEqualTo("fail");
        } finally {
            run("migrated", "alter table generation force row level security");
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsInTheWayAndNoServerStartsWithIt() throws SQLException {
        run("migrated", """
                insert into flyway_schema_history
                  (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 'postgres', 1, true)""");
        try {
            assertThat(finding("migrations").get("found").asString()).contains("newer Rhapsode");
            assertThatThrownBy(() -> new OnlyForwards().migrate(migrations()))
                    .hasMessage("The database is of a newer Rhapsode (version 9999). "
                            + "Start that one, or restore a backup from before it.");
        } finally {
            run("migrated", "delete from flyway_schema_history where version = '9999'");
        }
    }

    @Test
    void aDatabaseWithTooFewFreeConnectionsIsTold() throws SQLException {
        List<Connection> others = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS / 3; i++) {
                others.add(postgres.getDatabase("postgres", "fresh").getConnection());
            }

            assertThat(level("connections")).isEqualTo("warn");
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
    }

    @Test
    void aNameThatALivingServerBearsIsInTheWay() throws SQLException {
        desk.write(".rhapsode/node", "node-twice\n");
        assertThat(level("node")).isEqualTo("ok");
        try (Connection other = postgres.getDatabase("postgres", "migrated").getConnection();
                Statement lease = other.createStatement()) {
            lease.execute("select pg_advisory_lock(hashtextextended('rhapsode-node-node-twice', 0))");

            assertThat(level("node")).isEqualTo("fail");
        }
    }
}
