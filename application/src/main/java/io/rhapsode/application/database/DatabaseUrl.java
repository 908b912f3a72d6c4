package io.rhapsode.application.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the database is: {@code postgresql://user:password@host:port/database}, user and password percent-encoded.
 *
 * @param user the owner, who migrates; connections for work enter other roles
 */
public record DatabaseUrl(String host, int port, String database, String user, String password) {

    private static final int DEFAULT_PORT = 5432;

    /** @throws IllegalArgumentException with a sentence for the operator, never showing the password */
    public static DatabaseUrl parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException notAUrl) {
            throw malformed();
        }
        if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
                || uri.getHost() == null
                || uri.getPath() == null
                || uri.getPath().length() < 2) {
            throw malformed();
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                uri.getPath().substring(1),
                credentials.length > 0 ? decode(credentials[0]) : "",
                credentials.length > 1 ? decode(credentials[1]) : "");
    }

    /** The properties by which Spring's pools find it; each pool enters its role when it connects. */
    public Map<String, Object> asProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "spring.datasource.url", jdbc() + "?options=-c%20role=" + Roles.WRITER + "&reWriteBatchedInserts=true");
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", password);
        properties.put("spring.flyway.url", jdbc());
        properties.put("spring.flyway.user", user);
        properties.put("spring.flyway.password", password);
        properties.put("rhapsode.database.host", host);
        properties.put("rhapsode.database.port", port);
        properties.put("rhapsode.database.name", database);
        properties.put("rhapsode.database.user", user);
        properties.put("rhapsode.database.password", password);
        return properties;
    }

    /** Without user and password. */
    public String jdbc() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "RHAPSODE_DATABASE_URL must look like postgresql://user:password@host:port/database");
    }

    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }
}
