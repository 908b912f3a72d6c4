package io.rhapsode.query;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A new database with the real migrations, and the connections of the writer and the reader. One PostgreSQL serves all tests of the module. */
public final class TestDatabase implements AutoCloseable {

    private static final String MIGRATIONS = "filesystem:../application/src/main/resources/db/migration";

    /** Each test's database is a copy of this one, since a copy is made sooner than all migrations. */
    private static final String MIGRATED = "migrated";

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** By which the database knows the connections of the writer from others. */
    public static final String WRITER = "writer";

    private final String name = "test" + COUNT.incrementAndGet();
    private final HikariDataSource writer;
    private final ConnectionPool reader;

    public TestDatabase() {
        new JdbcTemplate(SERVER.getPostgresDatabase()).execute("create database " + name + " template " + MIGRATED);
        var pool = new HikariConfig();
        pool.setJdbcUrl(SERVER.getJdbcUrl("postgres", name)
                + "&options=-c%20role=rhapsode_writer&reWriteBatchedInserts=true" + "&ApplicationName=" + WRITER);
        pool.setMaximumPoolSize(12);
        writer = new HikariDataSource(pool);
        reader = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                .host("localhost")
                                .port(SERVER.getPort())
                                .database(name)
                                .username("postgres")
                                .options(Map.of("role", "rhapsode_reader"))
                                .build()))
                .maxSize(4)
                .build());
    }

    public HikariDataSource writer() {
        return writer;
    }

    public JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(writer);
    }

    public ConnectionPool readerConnections() {
        return reader;
    }

    public TenantReader reader() {
        return new TenantReader(reader);
    }

    /** As the one who owns the tables, and may look past all policies. */
    public JdbcTemplate owner() {
        return new JdbcTemplate(SERVER.getDatabase("postgres", name));
    }

    @Override
    public void close() {
        writer.close();
        reader.dispose();
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
