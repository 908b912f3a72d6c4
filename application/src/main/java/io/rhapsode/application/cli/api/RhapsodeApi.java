package io.rhapsode.application.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/**
 * The REST interface of one server. Every call throws {@link IOException} where the server cannot be reached and {@link RefusedException} where it refuses;
 * redirects are not followed, for they would carry the key elsewhere.
 */
public final class RhapsodeApi {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** Until an answer begins; an estimate reads a whole book first. */
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    /** Until a server that may be none says what it is. */
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    /** Whoever cancels does not want to wait. */
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_STATUS_OF_REFUSALS = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI base;
    private final @Nullable String key;
    private final String userAgent;

    public RhapsodeApi(URI server, @Nullable String key, String version) {
        this.base = URI.create(server.toString().replaceFirst("/+$", ""));
        this.key = key;
        this.userAgent = "rhapsode-cli/" + version;
    }

    public URI server() {
        return base;
    }

    /** Finds out who answers. Our key is shown only to a server that speaks like a Rhapsode. */
    public Standing standing() {
        try {
            HttpResponse<String> nameless = probe(request("/credits").GET());
            Problem problem = Problem.in(nameless.statusCode(), nameless.headers(), nameless.body(), json);
            if (nameless.statusCode() != UNAUTHORIZED || !problem.isOurs()) {
                return Standing.STRANGER;
            }
            return probe(admitted("/credits").GET()).statusCode() == OK ? Standing.ADMITTED : Standing.NOT_ADMITTED;
        } catch (IOException nobody) {
            return Standing.ABSENT;
        }
    }

    private HttpResponse<String> probe(HttpRequest.Builder request) throws IOException {
        return send(request.build(), BodyHandlers.ofString(), PROBE_LIMIT);
    }

    /** With everything the server wrote into it; see {@link #read}. */
    public JsonNode estimate(SpeechRequest request) throws IOException {
        return answer(post("/generations/estimate", request));
    }

    /**
     * Has a text spoken.
     *
     * @param idempotencyKey under which the same request, repeated, is the same generation
     */
    public Accepted generate(SpeechRequest request, String idempotencyKey) throws IOException {
        return json.treeToValue(
                answer(post("/generations", request).header("Idempotency-Key", idempotencyKey)), Accepted.class);
    }

    private HttpRequest.Builder post(String path, SpeechRequest request) {
        return admitted(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(written(request)));
    }

    /** The request as it is sent. */
    public byte[] written(SpeechRequest request) {
        return json.writeValueAsBytes(request);
    }

    /** With everything the server wrote into it; see {@link #read}. */
    public JsonNode generation(String id) throws IOException {
        return answer(admitted("/generations/" + id).GET());
    }

    /** What the command line knows of an answer. */
    public <T> T read(JsonNode answer, Class<T> type) {
        return json.treeToValue(answer, type);
    }

    public void cancel(String id) throws IOException {
        answer(admitted("/generations/" + id + "/cancel").POST(BodyPublishers.noBody()), CANCEL_LIMIT);
    }

    /**
     * What happens to a generation, while it happens.
     *
     * @param lastEventId after which the stream begins; null for everything that has happened so far
     */
    public EventStream events(String id, @Nullable String lastEventId) throws IOException {
        HttpRequest.Builder request = admitted("/generations/" + id + "/events").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = streamed(request.GET().build());
        if (response.statusCode() == NO_CONTENT) {
            response.body().close();
            return EventStream.over(json);
        }
        return EventStream.of(response.body(), json);
    }

    /**
     * The finished file, from a byte on.
     *
     * @param tag of the part that is there already; where the file is another one now, all of it comes
     */
    public AudioBody audio(String id, long from, @Nullable String tag) throws IOException {
        HttpRequest.Builder request = admitted("/generations/" + id + "/audio");
        if (from > 0 && tag != null) {
            request.header("Range", "bytes=" + from + "-").header("If-Range", tag);
        }
        HttpResponse<InputStream> response = streamed(request.GET().build());
        return new AudioBody(
                response.body(),
                response.statusCode() == PARTIAL_CONTENT ? from : 0,
                response.headers().firstValue("ETag").orElse(null));
    }

    private HttpResponse<InputStream> streamed(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream(), ANSWER_LIMIT);
        if (response.statusCode() >= FIRST_STATUS_OF_REFUSALS) {
            try (InputStream body = response.body()) {
                throw refused(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return response;
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException {
        return answer(request, ANSWER_LIMIT);
    }

    private JsonNode answer(HttpRequest.Builder request, Duration limit) throws IOException {
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString(), limit);
        if (response.statusCode() >= FIRST_STATUS_OF_REFUSALS) {
            throw refused(response, response.body());
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException unreadable) {
            throw new IOException("the answer is no JSON", unreadable);
        }
    }

    private RefusedException refused(HttpResponse<?> response, String body) {
        HttpHeaders headers = response.headers();
        return new RefusedException(Problem.in(response.statusCode(), headers, body, json), RetryAfter.in(headers));
    }

    private HttpRequest.Builder admitted(String path) {
        HttpRequest.Builder request = request(path);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).header("User-Agent", userAgent);
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
