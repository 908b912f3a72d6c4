package io.rhapsode.application.cli.speak;

import io.rhapsode.application.server.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.logging.LoggingSystem;

/** The whole server, on a free port, silent but for its log file. */
public final class EmbeddedServer implements Embedding.Running {

    private final Server server;

    private EmbeddedServer(Server server) {
        this.server = server;
    }

    public static Embedding.Running start(Path home, Path log, Optional<String> apiKey) throws IOException {
        // Until Spring has set logging up, it would go to the terminal.
        LoggingSystem.get(EmbeddedServer.class.getClassLoader()).beforeInitialize();
        Map<String, Object> properties = new HashMap<>();
        properties.put("logging.file.name", log.toString());
        properties.put("logging.structured.format.file", "logstash");
        properties.put("logging.threshold.console", "off");
        properties.put("server.address", "127.0.0.1");
        apiKey.ifPresent(key -> properties.put("rhapsode.api-key", key));
        return new EmbeddedServer(Server.startForOneCommand(home, properties));
    }

    @Override
    public URI url() {
        return URI.create(server.url());
    }

    @Override
    public void close() {
        server.close();
    }
}
