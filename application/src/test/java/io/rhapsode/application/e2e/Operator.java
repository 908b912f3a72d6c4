package io.rhapsode.application.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Somebody with the password of a running server's embedded database. */
final class Operator {

    private static final int LINE_OF_THE_PORT = 3;

    private Operator() {}

    static JdbcClient at(ServerProcess server) throws IOException {
        return JdbcClient.create(new DriverManagerDataSource(url(server.home()), "postgres", "postgres"));
    }

    static Connection connection(Path home) throws IOException, SQLException {
        return DriverManager.getConnection(url(home), "postgres", "postgres");
    }

    private static String url(Path home) throws IOException {
        String port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                .get(LINE_OF_THE_PORT)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }
}
