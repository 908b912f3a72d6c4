package io.rhapsode.application.server;

import io.rhapsode.application.database.DatabaseUrl;
import io.rhapsode.application.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.reactive.StandardReactiveWebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A running server. Closing it lets go of what it is doing, then of the database, then of the home directory; nothing is lost. */
public final class Server implements AutoCloseable {

    /** By the end of this name Spring knows that these are variables of the environment. */
    private static final String SECRETS = "secret-files-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    private final Home home;
    private final @Nullable EmbeddedDatabase database;
    private final ConfigurableApplicationContext context;

    private Server(Home home, @Nullable EmbeddedDatabase database, ConfigurableApplicationContext context) {
        this.home = home;
        this.database = database;
        this.context = context;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param directory its home
     * @param port to listen on, 0 for any that is free
     * @param properties of Spring, above all others
     */
    public static Server start(Path directory, int port, Map<String, Object> properties) throws IOException {
        return start(Occupant.Term.SERVICE, directory, port, properties);
    }

    /** As {@link #start}, on any free port, for as long as one command lasts: nobody else is to stop it. */
    public static Server startForOneCommand(Path directory, Map<String, Object> properties) throws IOException {
        return start(Occupant.Term.COMMAND, directory, 0, properties);
    }

    private static Server start(Occupant.Term term, Path directory, int port, Map<String, Object> properties)
            throws IOException {
        Map<String, String> secrets = SecretFiles.read(System.getenv());
        Home home = Home.take(directory, term);
        @Nullable EmbeddedDatabase database = null;
        try {
            Optional<DatabaseUrl> given = variable("RHAPSODE_DATABASE_URL")
                    .or(() -> Optional.ofNullable(secrets.get("RHAPSODE_DATABASE_URL")))
                    .map(DatabaseUrl::parse);
            if (given.isEmpty()) {
                database = EmbeddedDatabase.in(directory.resolve("postgres"), binaries());
            }
            DatabaseUrl url = database == null ? given.orElseThrow() : database.url();
            Map<String, Object> all = new LinkedHashMap<>(url.asProperties());
            all.put("rhapsode.home", directory.toString());
            all.put("rhapsode.embedded", database != null);
            all.put("rhapsode.queue.node", variable("RHAPSODE_NODE").orElse(home.node()));
            all.put("server.port", port);
            all.putAll(properties);
            ConfigurableApplicationContext context = run(all, secrets, database);
            Server server = new Server(home, database, context);
            home.announce(server.url());
            return server;
        } catch (IOException | RuntimeException failed) {
            closeAll(database, home);
            throw failed;
        }
    }

    /** A variable of the environment that says something. */
    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** @param secrets values of variables that are not in the environment */
    static ConfigurableApplicationContext run(
            Map<String, Object> properties, Map<String, String> secrets, @Nullable EmbeddedDatabase database) {
        StandardReactiveWebEnvironment environment = new StandardReactiveWebEnvironment();
        // Here and not in an initializer: logging is set up before those are called.
        environment.getPropertySources().addFirst(new MapPropertySource("rhapsode-start", properties));
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(SECRETS, Map.<String, Object>copyOf(secrets)));
        return new SpringApplicationBuilder(RhapsodeServer.class)
                .web(WebApplicationType.REACTIVE)
                .environment(environment)
                .initializers(context -> share(database, context))
                .registerShutdownHook(false) // whoever started the server closes it, so that the database goes last
                .build()
                .run();
    }

    /** It starts beside the rest; whoever needs it first waits for it there. */
    private static void share(@Nullable EmbeddedDatabase database, ConfigurableApplicationContext context) {
        if (database != null) {
            database.begin();
            context.getBeanFactory().registerSingleton("embeddedDatabase", database);
        }
    }

    /** PostgreSQL's own files, unpacked once for all homes of a user. */
    private static Path binaries() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("rhapsode").resolve("postgres");
    }

    public String url() {
        ConfigurableEnvironment environment = context.getEnvironment();
        return url(environment.getProperty("server.address", LOOPBACK), environment.getProperty("local.server.port"));
    }

    /** Where this machine reaches what listens on an address. */
    static String url(String address, @Nullable String port) {
        String host = EVERYWHERE.contains(address) ? LOOPBACK : address;
        boolean bare = host.contains(":") && !host.startsWith("[");
        return "http://" + (bare ? "[" + host + "]" : host) + ":" + port;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        closeAll(database, home);
    }

    private static void closeAll(@Nullable EmbeddedDatabase database, Home home) {
        if (database != null) {
            database.close();
        }
        home.close();
    }
}
