package io.rhapsode.application.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The REST interface of one server. Every call throws {@link IOException} where the server cannot be reached and {@link RefusedException} where it refuses;
 * redirects are not followed, for they would carry the key elsewhere.
 */
public final class RhapsodeApi {

    private static final String ROOT = "/api/v1";

    /** Whoever cancels does not want to wait. */
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(10);

    private static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;

    private final Http http;

    public RhapsodeApi(URI server, @Nullable String key, String version) {
        this.http = new Http(server, key, version);
    }

    public URI server() {
        return http.server();
    }

    /** Finds out who answers. Our key is shown only to a server that speaks like a Rhapsode. */
    public Standing standing() {
        return http.standing(ROOT + "/credits");
    }

    /** With everything the server wrote into it; see {@link #read}. */
    public JsonNode estimate(SpeechRequest request) throws IOException {
        return http.answer(post("/generations/estimate", request));
    }

    /**
     * Has a text spoken.
     *
     * @param idempotencyKey under which the same request, repeated, is the same generation
     */
    public Accepted generate(SpeechRequest request, String idempotencyKey) throws IOException {
        return http.json.treeToValue(
                http.answer(post("/generations", request).header("Idempotency-Key", idempotencyKey)), Accepted.class);
    }

    private HttpRequest.Builder post(String path, SpeechRequest request) {
        return admitted(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(written(request)));
    }

    /** The request as it is sent. */
    public byte[] written(SpeechRequest request) {
        return http.json.writeValueAsBytes(request);
    }

    /** With everything the server wrote into it; see {@link #read}. */
    public JsonNode generation(String id) throws IOException {
        return http.answer(admitted("/generations/" + id).GET());
    }

    /** What the command line knows of an answer. */
    public <T> T read(JsonNode answer, Class<T> type) {
        return http.json.treeToValue(answer, type);
    }

    public void cancel(String id) throws IOException {
        http.answer(admitted("/generations/" + id + "/cancel").POST(BodyPublishers.noBody()), CANCEL_LIMIT);
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
        HttpResponse<InputStream> response = http.streamed(request.GET().build());
        if (response.statusCode() == NO_CONTENT) {
            response.body().close();
            return EventStream.over(http.json);
        }
        return EventStream.of(response.body(), http.json);
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
        HttpResponse<InputStream> response = http.streamed(request.GET().build());
        return new AudioBody(
                response.body(),
                response.statusCode() == PARTIAL_CONTENT ? from : 0,
                response.headers().firstValue("ETag").orElse(null));
    }

    private HttpRequest.Builder admitted(String path) {
        return http.admitted(ROOT + path);
    }
}
