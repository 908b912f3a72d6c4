package io.rhapsode.application.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of a database and the files of a home, as they were at one moment, in one zip: {@code rows/<table>}, {@code home/<file>}. */
record Snapshot(Path zip) {

    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by 1
            """;

    /** What of a home tells more than the environment of the next server will. */
    private static final List<String> FILES = List.of("node", "objects");

    void take(Connection database, Path home) throws IOException, SQLException {
        Files.deleteIfExists(zip);
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            Files.createDirectories(files.getPath("rows"));
            for (String table : tables(database)) {
                try (var rows = Files.newOutputStream(files.getPath("rows", table))) {
                    copy.copyOut("copy " + table + " to stdout", rows);
                }
            }
            for (String file : FILES) {
                copyTree(home.resolve(file), files.getPath("home", file));
            }
        }
    }

    /** @param database with the tables that it was taken of, and no rows */
    void restore(Connection database, Path home) throws IOException, SQLException {
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of());
                Statement statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica"); // rows refer to rows that come later
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables(database)) {
                try (InputStream rows = Files.newInputStream(files.getPath("rows", table))) {
                    copy.copyIn("copy " + table + " from stdin", rows);
                }
            }
            statement.execute(
                    "select setval('domainevententry_globalindex_seq', (select max(globalindex) from domainevententry))");
            statement.execute(
                    "select setval('associationvalueentry_id_seq', (select max(id) from associationvalueentry))");
            copyTree(files.getPath("home"), home);
        }
    }

    private static List<String> tables(Connection database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = database.createStatement();
                var names = statement.executeQuery(TABLES)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.toAbsolutePath().getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
