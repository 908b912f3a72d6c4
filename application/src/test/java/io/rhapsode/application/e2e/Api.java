package io.rhapsode.application.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public interface, as a program uses it. */
final class Api {

    /** How long a test waits for what has to happen: far longer than it takes, since the machine may have other things to do. No test claims that it is as quick as that. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final JsonMapper JSON = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String key;

    Api(String url, String key) {
        this.url = url;
        this.key = key;
    }

    Api withKey(String other) {
        return new Api(url, other);
    }

    /** One server-sent event. */
    record Sent(long id, String event, JsonNode data) {}

    String url() {
        return url;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send(request(path).build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    static Map<String, Object> body(String text, String format) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", text);
        body.put("audio", Map.of("format", format));
        return body;
    }

    /**
     * Posts a generation.
     *
     * @return its id
     */
    String generate(Map<String, Object> body) {
        return begun(post("/api/v1/generations", body));
    }

    /**
     * Posts a generation with these headers, and comes back as it is told to while a request with its key that died with its server counts as running.
     *
     * @return its id
     */
    String generate(Map<String, Object> body, Map<String, String> headers) {
        HttpRequest.Builder request = request("/api/v1/generations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return begun(Awaitility.await("an answer to " + headers)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> send(request.build()), Api::isFinal));
    }

    private static boolean isFinal(HttpResponse<String> response) {
        return response.statusCode() != 409
                || !JSON.readTree(response.body()).get("code").asString().equals("idempotency_in_progress");
    }

    private static String begun(HttpResponse<String> response) {
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body()).get("generationId").asString();
    }

    JsonNode generation(String id) {
        return get("/api/v1/generations/" + id);
    }

    JsonNode awaitOver(String id, Duration limit) {
        return Awaitility.await("the end of " + id)
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> generation(id), view -> switch (view.get("status").asString()) {
                    case "completed", "failed", "cancelled" -> true;
                    default -> false;
                });
    }

    /** Everything the stream says from an event on, to its end. */
    List<Sent> events(String id, long after) {
        HttpRequest.Builder request = request("/api/v1/generations/" + id + "/events");
        if (after >= 0) {
            request.header("Last-Event-ID", String.valueOf(after));
        }
        return parse(send(request.build()).body());
    }

    static List<Sent> parse(String stream) {
        List<Sent> events = new ArrayList<>();
        for (String block : stream.split("\n\n")) {
            Map<String, String> fields = new LinkedHashMap<>();
            block.lines()
                    .filter(line -> line.contains(":") && !line.startsWith(":"))
                    .forEach(line -> {
                        String[] parts = line.split(":", 2);
                        fields.put(parts[0], parts[1].strip());
                    });
            if (fields.containsKey("data")) {
                events.add(new Sent(
                        Long.parseLong(fields.getOrDefault("id", "-1")),
                        fields.getOrDefault("event", "message"),
                        JSON.readTree(fields.getOrDefault("data", "{}"))));
            }
        }
        return events;
    }

    InputStream open(String path) throws IOException, InterruptedException {
        return open(request(path).build());
    }

    InputStream open(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofInputStream()).body();
    }

    Path download(String id, Path file) {
        HttpResponse<Path> response = tryDownload(id, file);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("no audio: " + response.statusCode());
        }
        return response.body();
    }

    HttpResponse<Path> tryDownload(String id, Path file) {
        try {
            return http.send(request("/api/v1/generations/" + id + "/audio").build(), BodyHandlers.ofFile(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
