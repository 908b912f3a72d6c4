package io.rhapsode.application.cli.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operator's paths of one server. Fails as {@link RhapsodeApi} does. */
public final class OperatorApi {

    private static final String PROCESSORS = "/actuator/processors";
    private static final String DEAD_LETTERS = "/actuator/deadletters";
    private static final String QUARANTINE = "/actuator/quarantine";

    private static final String CREDITS = "/actuator/credits";
    private static final String AUDIT = CREDITS + "/audit";

    /** The whole log is read: about a minute for ten million events. */
    private static final Duration AUDIT_LIMIT = Duration.ofHours(2);

    private static final String SUNSETS = "/actuator/sunsets";
    private static final String TENANTS = "/actuator/tenants";
    private static final String RETENTION = "retention";

    private static final String STATUS = "/actuator/status";

    /** Whoever asks how a server is has to be told soon, above all when it is not well. */
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(10);

    private final Http http;

    /** @param key null where only what is open to everybody is asked */
    public OperatorApi(URI server, @Nullable String key, String version) {
        this.http = new Http(server, key, version);
    }

    /** Finds out who answers, and whether it takes our key for its operator's. */
    public Standing standing() {
        return http.standing(PROCESSORS);
    }

    /** Whether the server can take requests; no key is needed to ask. */
    public Readiness readiness() {
        return http.readiness();
    }

    /** What the server is at. */
    public JsonNode status() throws IOException {
        return http.answer(http.admitted(STATUS).GET(), STATUS_LIMIT);
    }

    /** Proves the books. */
    public JsonNode audit() throws IOException {
        return http.answer(http.admitted(AUDIT).GET(), AUDIT_LIMIT);
    }

    /** What a tenant has. */
    public JsonNode balance(String tenant) throws IOException {
        return get(path(CREDITS, tenant));
    }

    /**
     * Has something posted to the account of a tenant.
     *
     * @param what the last part of the path
     * @return that it is done; there is nothing else to say
     */
    public JsonNode post(String tenant, String what, Map<String, Object> form) throws IOException {
        http.told(http.admitted(path(CREDITS, tenant, what))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(http.json.writeValueAsString(form))));
        return http.json.createObjectNode().put("done", true);
    }

    /** How long a tenant keeps what it had made. */
    public JsonNode retention(String tenant) throws IOException {
        return get(path(TENANTS, tenant, RETENTION));
    }

    /** @param days null to keep everything */
    public JsonNode retain(String tenant, @Nullable Integer days) throws IOException {
        return http.answer(http.admitted(path(TENANTS, tenant, RETENTION))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        http.json.createObjectNode().put("days", days).toString())));
    }

    public JsonNode deadLetters() throws IOException {
        return get(DEAD_LETTERS);
    }

    public JsonNode retryDeadLetters(String processor) throws IOException {
        return post(path(DEAD_LETTERS, processor, "retry"));
    }

    public JsonNode retryDeadLetters(String processor, String sequence) throws IOException {
        return post(path(DEAD_LETTERS, processor, sequence, "retry"));
    }

    public JsonNode discardDeadLetters(String processor, String sequence) throws IOException {
        return delete(path(DEAD_LETTERS, processor, sequence));
    }

    public JsonNode quarantine() throws IOException {
        return get(QUARANTINE);
    }

    public JsonNode retryQuarantined(String processor, String event) throws IOException {
        return post(path(QUARANTINE, processor, event, "retry"));
    }

    public JsonNode discardQuarantined(String processor, String event) throws IOException {
        return delete(path(QUARANTINE, processor, event));
    }

    public JsonNode processors() throws IOException {
        return get(PROCESSORS);
    }

    public JsonNode rebuild(String processor) throws IOException {
        return post(path(PROCESSORS, processor, "rebuild"));
    }

    /** Which models end, and whom that touches. */
    public JsonNode sunsets() throws IOException {
        return get(SUNSETS);
    }

    private JsonNode get(String path) throws IOException {
        return http.answer(http.admitted(path).GET());
    }

    private JsonNode post(String path) throws IOException {
        return http.answer(http.admitted(path).POST(BodyPublishers.noBody()));
    }

    private JsonNode delete(String path) throws IOException {
        return http.answer(http.admitted(path).DELETE());
    }

    /** The parts are what somebody typed. */
    private static String path(String root, String... parts) {
        return Arrays.stream(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", root + "/", ""));
    }
}
