package io.rhapsode.benchmark.doors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A speech service of OpenAI's shape on this machine. It begins to answer a known time after it was asked, and then sends everything at once. */
final class SpeechService implements AutoCloseable {

    static final Duration ANSWER = Duration.ofMillis(50);

    static final String PATH = "/v1/audio/speech";

    /** A sentence that ends like this is not spoken before it is let go. */
    private static final String KEPT_BACK = "nobody says anything before the tide has turned.";

    private static final JsonMapper JSON = new JsonMapper();

    /** More than are ever asked for at once. */
    private static final int BACKLOG = 500;

    static {
        // otherwise it waits for its client's word that the head has come before it sends the sound
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Sentence sentence;
    private final AtomicInteger evenings = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private volatile CountDownLatch tide = new CountDownLatch(0);

    SpeechService(Sentence sentence) throws IOException {
        this.sentence = sentence;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** When it was asked for a text, and when it began to answer, as {@link System#nanoTime}. */
    record Served(long asked, long answered) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        long asked = System.nanoTime();
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String text = request.get("input").asString();
        byte[] sound = sentence.as(request.get("response_format").asString());
        try {
            if (text.endsWith(KEPT_BACK)) {
                waiting.incrementAndGet();
                tide.await();
            }
            Thread.sleep(ANSWER);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        served.put(text, new Served(asked, System.nanoTime()));
        exchange.sendResponseHeaders(200, sound.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(sound);
        }
    }

    /** Of the last request for this text, which is forgotten with that. */
    Served served(String text) {
        return Objects.requireNonNull(served.remove(text), "the service was never asked for it");
    }

    /** Whether it was asked for this text since that was forgotten. */
    boolean wasAsked(String text) {
        return served.containsKey(text);
    }

    void forget() {
        served.clear();
    }

    void holdBack() {
        waiting.set(0);
        tide = new CountDownLatch(1);
    }

    /** A new sentence that is not spoken before it is let go. */
    String keptBack() {
        return "On evening " + evenings.incrementAndGet() + " " + KEPT_BACK;
    }

    /** How many of them were asked for since. */
    int waiting() {
        return waiting.get();
    }

    void letGo() {
        tide.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
