package io.rhapsode.application.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The name of this server, and whether somebody living bears it. */
final class NodeLook implements Examination {

    private final ReadOnlyDatabase database;
    private final Installation installation;

    NodeLook(ReadOnlyDatabase database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        return List.of(name().map(this::lease).orElseGet(() -> Finding.ok("node", "gets its name at the first start")));
    }

    private Finding lease(String name) {
        boolean borne = database.sql()
                .sql("""
                        select exists (select from pg_locks
                          where locktype = 'advisory' and granted and objsubid = 1
                            and (classid::bigint << 32 | objid::bigint) = hashtextextended(:lease, 0))
                        """)
                .param("lease", "rhapsode-node-" + name)
                .query(Boolean.class)
                .single();
        boolean runsHere = installation.server().isPresent();
        if (borne && !runsHere) {
            return Finding.fail(
                    "node",
                    name + " is the name of a living server elsewhere",
                    "Give each server a home, or a RHAPSODE_NODE, of its own; do not copy the file node.");
        }
        if (!borne && runsHere) {
            return Finding.warn(
                    "node",
                    name + " is not held by the server that runs here",
                    "It starts or stops, runs with another RHAPSODE_NODE, or has lost its database for a moment.");
        }
        return Finding.ok("node", name + (borne ? ", held by the server that runs here" : ", free"));
    }

    private Optional<String> name() {
        return installation.variable("RHAPSODE_NODE").or(() -> {
            Path file = installation.home().resolve("node");
            try {
                return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
