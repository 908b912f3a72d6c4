package io.rhapsode.application.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one server with one key; redirects are not followed, for they would carry the key elsewhere. */
final class Http {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** Until an answer begins; an estimate reads a whole book first. */
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    /** Until a server that may be none says what it is. */
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_STATUS_OF_REFUSALS = 300;

    final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private final @Nullable String key;
    private final String userAgent;

    Http(URI server, @Nullable String key, String version) {
        this.base = URI.create(server.toString().replaceFirst("/+$", ""));
        this.key = key;
        this.userAgent = "rhapsode-cli/" + version;
    }

    URI server() {
        return base;
    }

    /** Finds out who answers. Our key is shown only to a server that speaks like a Rhapsode. */
    Standing standing(String path) {
        try {
            HttpResponse<String> nameless = probe(request(path).GET());
            Problem problem = Problem.in(nameless.statusCode(), nameless.headers(), nameless.body(), json);
            if (nameless.statusCode() != UNAUTHORIZED || !problem.isOurs()) {
                return Standing.STRANGER;
            }
            return probe(admitted(path).GET()).statusCode() == OK ? Standing.ADMITTED : Standing.NOT_ADMITTED;
        } catch (IOException nobody) {
            return Standing.ABSENT;
        }
    }

    /** Asked without a key. */
    Readiness readiness() {
        try {
            HttpResponse<String> answer =
                    probe(request("/actuator/health/readiness").GET());
            if (answer.statusCode() == OK) {
                return Readiness.READY;
            }
            return answer.statusCode() == UNAVAILABLE ? Readiness.NOT_READY : Readiness.SILENT;
        } catch (IOException nobody) {
            return Readiness.SILENT;
        }
    }

    private HttpResponse<String> probe(HttpRequest.Builder request) throws IOException {
        return send(request.build(), BodyHandlers.ofString(), PROBE_LIMIT);
    }

    HttpResponse<InputStream> streamed(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream(), ANSWER_LIMIT);
        if (response.statusCode() >= FIRST_STATUS_OF_REFUSALS) {
            try (InputStream body = response.body()) {
                throw refused(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return response;
    }

    JsonNode answer(HttpRequest.Builder request) throws IOException {
        return answer(request, ANSWER_LIMIT);
    }

    JsonNode answer(HttpRequest.Builder request, Duration limit) throws IOException {
        String body = taken(request, limit);
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw new IOException("the answer is no JSON", unreadable);
        }
    }

    /** Tells the server something to which it has nothing to answer. */
    void told(HttpRequest.Builder request) throws IOException {
        taken(request, ANSWER_LIMIT);
    }

    private String taken(HttpRequest.Builder request, Duration limit) throws IOException {
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString(), limit);
        if (response.statusCode() >= FIRST_STATUS_OF_REFUSALS) {
            throw refused(response, response.body());
        }
        return response.body();
    }

    private RefusedException refused(HttpResponse<?> response, String body) {
        HttpHeaders headers = response.headers();
        return new RefusedException(Problem.in(response.statusCode(), headers, body, json), RetryAfter.in(headers));
    }

    /** A request that shows our key. */
    HttpRequest.Builder admitted(String path) {
        HttpRequest.Builder request = request(path);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("User-Agent", userAgent);
    }

    /** The limit is for the beginning of the answer; a stream may then take hours. */
    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration limit) throws IOException {
        CompletableFuture<HttpResponse<T>> response = http.sendAsync(request, handler);
        try {
            return response.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } catch (TimeoutException late) {
            response.cancel(true);
            throw new IOException("no answer within " + limit.toSeconds() + " s", late);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for an answer");
        }
    }
}
