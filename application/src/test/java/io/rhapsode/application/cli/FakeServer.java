package io.rhapsode.application.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that keeps the public contract and does what a test tells it to. It has one generation, which speaks whatever is asked for. */
final class FakeServer implements AutoCloseable {

    static final String KEY = "rk_0123456789abcdefghijklmnop";
    static final String GENERATION = "gen_1";
    static final byte[] AUDIO = "ID3 pretend that this is a tale, spoken aloud".getBytes(StandardCharsets.US_ASCII);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What was asked. */
    record Request(String call, Map<String, List<String>> headers, String body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** How one call is answered. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What one stream of events tells. */
    interface Script {
        void play(Wire wire) throws IOException;
    }

    private final HttpServer http;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> once = new ConcurrentHashMap<>();
    private final Map<String, Answer> always = new ConcurrentHashMap<>();
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean open;
    private volatile boolean refusesToCancel;
    private volatile String resource = Words.COMPLETED;

    FakeServer() {
        this(0);
    }

    /** On a port that another one had, after a restart. */
    FakeServer(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        always.put("GET /credits", json(200, "{\"settled\": 100, \"held\": 0, \"available\": 100}"));
        always.put("POST /generations", json(202, Words.ACCEPTED));
        always.put("POST /generations/estimate", json(200, Words.ESTIMATE));
        always.put("GET /generations/gen_1", exchange -> json(200, resource).to(exchange));
        always.put("GET /generations/gen_1/events", this::events);
        always.put("GET /generations/gen_1/audio", exchange -> audio(exchange, AUDIO.length));
        always.put("POST /generations/gen_1/cancel", this::cancel);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return http.getAddress().getPort();
    }

    /** Answers this call so, for as long as nothing else is said. */
    FakeServer on(String call, Answer answer) {
        always.put(call, answer);
        return this;
    }

    /** Answers the next such call so. */
    FakeServer next(String call, Answer answer) {
        once.computeIfAbsent(call, new_ -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
    }

    /** Tells this on the next stream of events; on one without a script everything is told at once. */
    FakeServer tells(Script script) {
        scripts.add(script);
        return this;
    }

    /** Shows this as the resource. */
    FakeServer resource(String json) {
        resource = json;
        return this;
    }

    FakeServer refusesToCancel() {
        refusesToCancel = true;
        return this;
    }

    /** Wants no key, as a server does that is no Rhapsode. */
    FakeServer acceptsEverybody() {
        open = true;
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    List<Request> requests(String call) {
        return requests.stream().filter(request -> request.call().equals(call)).toList();
    }

    Request only(String call) {
        List<Request> found = requests(call);
        if (found.size() != 1) {
            throw new AssertionError(call + " was called " + found.size() + " times");
        }
        return found.getFirst();
    }

    /** Returns when somebody cancelled the generation. */
    void awaitCancellation() {
        try {
            cancelled.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when so many such calls were made. */
    void awaitRequests(String call, int number) {
        synchronized (requests) {
            try {
                while (requests(call).size() < number) {
                    requests.wait();
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns when the server is closed. */
    void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
            String call = exchange.getRequestMethod() + " " + path;
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (requests) {
                requests.add(new Request(call, Map.copyOf(exchange.getRequestHeaders()), body));
                requests.notifyAll();
            }
            answer(call, exchange).to(exchange);
        }
    }

    private Answer answer(String call, HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (!open && !call.endsWith("/readiness") && !("Bearer " + KEY).equals(shown)) {
            return problem(401, "unauthorized", "Send a valid key as a bearer token or in the header X-API-Key.");
        }
        @Nullable
        Answer next = once.getOrDefault(call, new ConcurrentLinkedQueue<>()).poll();
        return next != null
                ? next
                : always.getOrDefault(call, problem(404, "not_found", "There is nothing at this path."));
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        @Nullable Script script = scripts.poll();
        Wire wire = new Wire(exchange.getResponseBody());
        if (script == null) {
            Words.everything(wire);
        } else {
            script.play(wire);
        }
    }

    private void cancel(HttpExchange exchange) throws IOException {
        if (refusesToCancel) {
            problem(409, "already_finished", "It is merged already.").to(exchange);
        } else {
            json(202, "{}").to(exchange);
        }
        cancelled.countDown();
    }

    /** Sends the audio as asked for, and breaks off after so many bytes of it. */
    static void audio(HttpExchange exchange, int upTo) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.getResponseHeaders().add("ETag", "\"a1\"");
        exchange.getResponseHeaders().add("Content-Type", "audio/mpeg");
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, AUDIO.length - from);
        exchange.getResponseBody().write(AUDIO, from, Math.max(0, upTo - from));
        if (upTo < AUDIO.length) {
            exchange.getResponseBody().flush();
            throw new IOException("the connection is cut");
        }
    }

    static Answer json(int status, String body) {
        return send(status, "application/json", body);
    }

    static Answer problem(int status, String code, String detail) {
        return exchange -> {
            String body = JSON.writeValueAsString(Map.of(
                    "type",
                    "urn:rhapsode:problem:" + code,
                    "title",
                    "A title",
                    "status",
                    status,
                    "detail",
                    detail,
                    "code",
                    code,
                    "requestId",
                    "req_7",
                    "retryable",
                    status == 429 || status >= 500));
            send(status, "application/problem+json", body).to(exchange);
        };
    }

    static Answer send(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
    }

    /** The way events take. */
    record Wire(OutputStream out) {

        Wire event(int id, String name, String status, int done, double fraction) throws IOException {
            return line("id: " + id)
                    .line("event: " + name)
                    .line("data: " + Words.progress(status, done, fraction))
                    .line("");
        }

        Wire line(String line) throws IOException {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        /** Ends without having said that it is the end. */
        void breakOff() throws IOException {
            throw new IOException("the connection is cut");
        }
    }
}
