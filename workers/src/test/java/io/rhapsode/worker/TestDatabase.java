package io.rhapsode.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A new database with the real migrations, and the connections of the writer. One PostgreSQL serves all tests of the module. */
public final class TestDatabase implements AutoCloseable {

    private static final String MIGRATIONS = "filesystem:../application/src/main/resources/db/migration";

    /** Each test's database is a copy of this one, since a copy is made sooner than all migrations. */
    private static final String MIGRATED = "migrated";

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final HikariDataSource writer;

    public TestDatabase() {
        String name = "test" + COUNT.incrementAndGet();
        new JdbcTemplate(SERVER.getPostgresDatabase()).execute("create database " + name + " template " + MIGRATED);
        var pool = new HikariConfig();
        pool.setJdbcUrl(SERVER.getJdbcUrl("postgres", name) + "&options=-c%20role=rhapsode_writer");
        pool.setMaximumPoolSize(12);
        writer = new HikariDataSource(pool);
    }

    public HikariDataSource writer() {
        return writer;
    }

    public JdbcClient client() {
        return JdbcClient.create(writer);
    }

    public JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(writer);
    }

    @Override
    public void close() {
        writer.close();
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder().start();
            new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + MIGRATED);
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", MIGRATED))
                    .locations(MIGRATIONS)
                    .load()
                    .migrate();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
