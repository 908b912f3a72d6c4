package io.rhapsode.application;

import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.Server;
import java.io.IOException;
import java.util.Map;

/** The way in: what the command line of the jar starts. */
public final class Rhapsode {

    private Rhapsode() {}

    public static void main(String... arguments) throws IOException {
        Server server = Server.start(Home.configured(), 8080, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
