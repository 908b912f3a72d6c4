package io.rhapsode.worker.speech.http;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks a speech service and waits for its answer. Blocks; follows no redirect, since a key must not go anywhere else; repeats nothing. */
public final class ServiceClient {

    /** A service that is there answers the knock at once. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Duration longest;

    /**
     * @param longest a whole request, to the last byte
     */
    public ServiceClient(Duration longest) {
        this.longest = longest;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT.compareTo(longest) < 0 ? CONNECT_LIMIT : longest)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A request to be filled in. */
    public HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(longest);
    }

    /**
     * @return the answer, whatever its status
     * @throws SpeechFailure {@code connection} or {@code timeout} where none came, {@code truncated} where it broke off, {@code implausible_length} where it is larger than any chunk can be
     * @throws InterruptedException when the thread is interrupted; the request is broken off
     */
    public Answer send(HttpRequest request) throws SpeechFailure, InterruptedException {
        long begun = System.nanoTime();
        var response = begin(request);
        var hourglass = new Hourglass(response.body(), longest.minusNanos(System.nanoTime() - begun));
        try (hourglass;
                InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(RawSpeech.MAX_BYTES);
            boolean more = body.read() >= 0;
            if (hourglass.ranOut()) {
                throw new SpeechFailure(AttemptOutcome.TIMEOUT);
            }
            if (more) {
                throw new SpeechFailure(AttemptOutcome.IMPLAUSIBLE_LENGTH);
            }
            return new Answer(response.statusCode(), headers(response), bytes);
        } catch (IOException broken) {
            stopIfInterrupted();
            throw new SpeechFailure(hourglass.ranOut() ? AttemptOutcome.TIMEOUT : AttemptOutcome.TRUNCATED);
        }
    }

    private HttpResponse<InputStream> begin(HttpRequest request) throws SpeechFailure, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException late) {
            throw new SpeechFailure(AttemptOutcome.TIMEOUT);
        } catch (IOException broken) {
            stopIfInterrupted();
            throw new SpeechFailure(AttemptOutcome.CONNECTION);
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        var headers = new HashMap<String, List<String>>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    /** An interrupt may reach us as a broken connection. */
    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
