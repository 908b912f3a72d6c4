package io.rhapsode.application.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of Replicate's shape on loopback, which ends a prediction only when it has been looked at once, and then rings where it was told to: behind a proxy, as
 * it were, that knows where the server is.
 */
final class ReplicateStub implements AutoCloseable {

    /** The address that the server gives out as its own. */
    static final String OUTSIDE = "http://speech.example.org";

    static final String KEY = "r8_of-the-account";
    static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("between the two".getBytes(StandardCharsets.UTF_8));
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Prediction> predictions = new ConcurrentHashMap<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private volatile String inside = "";

    private record Prediction(String id, String text, String webhook, AtomicInteger looks) {}

    ReplicateStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/account", exchange -> answer(exchange, 200, "{\"type\": \"user\", \"username\": \"reader\"}"));
        server.createContext("/v1/models/minimax/speech-02-turbo/predictions", this::create);
        server.createContext("/v1/predictions/", this::look);
        server.createContext("/files/", this::deliver);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the proxy finds the server. */
    void rings(String base) {
        inside = base;
    }

    /** What its rings were answered with. */
    List<Integer> answers() {
        return answers;
    }

    int created() {
        return predictions.size();
    }

    int looks() {
        return predictions.values().stream()
                .mapToInt(prediction -> prediction.looks().get())
                .sum();
    }

    private void create(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var prediction = new Prediction(
                "p" + last.incrementAndGet(),
                body.get("input").get("text").asString(),
                body.get("webhook").asString(),
                new AtomicInteger());
        predictions.put(prediction.id(), prediction);
        answer(exchange, 201, json(prediction, "processing"));
    }

    private void look(HttpExchange exchange) throws IOException {
        String id = last(exchange);
        Prediction prediction = predictions.get(id);
        if (prediction == null) {
            answer(exchange, 404, "{}");
        } else if (prediction.looks().incrementAndGet() == 1) {
            answer(exchange, 200, json(prediction, "processing"));
            ring(prediction);
        } else {
            answer(exchange, 200, json(prediction, "succeeded"));
        }
    }

    private void ring(Prediction prediction) throws IOException {
        String body = json(prediction, "succeeded");
        String sent = String.valueOf(Instant.now().getEpochSecond());
        URI door = URI.create(prediction.webhook().replace(OUTSIDE, inside));
        try {
            answers.add(client.send(
                            HttpRequest.newBuilder(door)
                                    .header("Content-Type", "application/json")
                                    .header("webhook-id", "msg_" + prediction.id())
                                    .header("webhook-timestamp", sent)
                                    .header(
                                            "webhook-signature",
                                            signature("msg_" + prediction.id() + "." + sent + "." + body))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(HttpExchange exchange) throws IOException {
        byte[] wav = SpeechStub.tone(
                Objects.requireNonNull(predictions.get(last(exchange))).text());
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "audio/wav");
            exchange.sendResponseHeaders(200, wav.length);
            exchange.getResponseBody().write(wav);
        }
    }

    private String json(Prediction prediction, String status) {
        return JSON.writeValueAsString(Map.of(
                "id",
                prediction.id(),
                "status",
                status,
                "input",
                Map.of("text", prediction.text()),
                "output",
                url() + "/files/" + prediction.id()));
    }

    private static String last(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
