package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection that cannot write, and does not wait for ever. */
final class ReadOnlyDatabase implements AutoCloseable {

    private static final String LIMIT_SECONDS = "5";

    private final DatabaseUrl url;
    private final SingleConnectionDataSource connection;

    private ReadOnlyDatabase(DatabaseUrl url, SingleConnectionDataSource connection) {
        this.url = url;
        this.connection = connection;
    }

    static ReadOnlyDatabase connect(DatabaseUrl url) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", url.user());
        properties.put("password", url.password());
        properties.put("connectTimeout", LIMIT_SECONDS);
        properties.put("loginTimeout", LIMIT_SECONDS);
        properties.put("socketTimeout", LIMIT_SECONDS);
        properties.put("options", "-c default_transaction_read_only=on");
        properties.put("ApplicationName", "rhapsode doctor");
        Connection opened = DriverManager.getConnection(url.jdbc(), properties);
        return new ReadOnlyDatabase(url, new SingleConnectionDataSource(opened, true));
    }

    JdbcClient sql() {
        return JdbcClient.create(connection);
    }

    SingleConnectionDataSource connection() {
        return connection;
    }

    String user() {
        return url.user();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
