package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.application.database.DatabaseUrl;
import io.rhapsode.application.database.EmbeddedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** The database: whether it answers, and whether it is as a server needs it. All that is asked is read only. */
final class DatabaseExamination implements Examination {

    private static final String DATABASE = "database";

    private final Installation installation;

    DatabaseExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        Optional<String> given = installation.variable("RHAPSODE_DATABASE_URL");
        try {
            Optional<DatabaseUrl> url = given.isPresent()
                    ? given.map(DatabaseUrl::parse)
                    : EmbeddedDatabase.running(installation.home().resolve("postgres"));
            return url.map(this::ask)
                    .orElseGet(
                            () -> List.of(
                                    Finding.ok(
                                            DATABASE,
                                            "embedded PostgreSQL, not running: it starts with the server, and is looked at while it runs")));
        } catch (IllegalArgumentException malformed) {
            return List.of(Finding.fail(
                    DATABASE, "RHAPSODE_DATABASE_URL cannot be read", String.valueOf(malformed.getMessage()) + "."));
        } catch (IOException unreadable) {
            return List.of(Finding.fail(
                    DATABASE,
                    "the files of the embedded PostgreSQL cannot be read: " + RootCause.sentence(unreadable),
                    "Give this user the home directory: chown."));
        }
    }

    private List<Finding> ask(DatabaseUrl url) {
        List<Finding> findings = new ArrayList<>();
        try (ReadOnlyDatabase database = ReadOnlyDatabase.connect(url)) {
            boolean serverRuns = installation.server().isPresent();
            DatabaseSettingsLook settings = new DatabaseSettingsLook(database, serverRuns);
            SchemaLook schema = new SchemaLook(database, serverRuns);
            findings.add(Finding.ok(DATABASE, url + ", PostgreSQL " + settings.version()));
            findings.addAll(settings.look());
            findings.addAll(schema.look());
            findings.addAll(new NodeLook(database, installation).look());
        } catch (SQLException | DataAccessException failed) {
            findings.add(Finding.fail(
                    DATABASE,
                    url + " does not answer: " + RootCause.sentence(failed),
                    "Start it, or correct RHAPSODE_DATABASE_URL: host, port, database, user, password."));
        }
        return findings;
    }
}
