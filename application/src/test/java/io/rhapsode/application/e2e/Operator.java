package io.rhapsode.application.e2e;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Somebody with the password of a running server's embedded database. */
final class Operator {

    private static final int LINE_OF_THE_PORT = 3;

    private Operator() {}

    static JdbcClient at(ServerProcess server) throws IOException {
        String port = Files.readAllLines(server.home().resolve("postgres").resolve("postmaster.pid"))
                .get(LINE_OF_THE_PORT)
                .strip();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres"));
    }
}
