package io.rhapsode.application.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of OpenAI's speech shape on loopback. It hums: every text has a tone of its own, by which it is found again in the finished file, for as long as it
 * would take to say it.
 */
final class SpeechStub implements AutoCloseable {

    static final int RATE_HZ = 8_000;
    private static final int STEP_HZ = 5;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile Predicate<Integer> refuses = request -> false;
    private volatile Predicate<String> refusesTexts = text -> false;
    private volatile Predicate<Integer> mumbles = request -> false;
    private volatile Predicate<String> keepsSilent = text -> false;
    private final CountDownLatch silence = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong charged = new AtomicLong();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

    SpeechStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/audio/speech", this::speak);
        server.createContext(
                "/v1/models",
                exchange -> answer(
                        exchange,
                        200,
                        "application/json",
                        "{\"object\":\"list\",\"data\":[]}".getBytes(StandardCharsets.UTF_8)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What a server needs in its environment to find it as the provider {@code stub}. */
    Map<String, String> environment() {
        return Map.of(
                "RHAPSODE_SPEECH_PROVIDERS_STUB_TYPE", "openai",
                "RHAPSODE_SPEECH_PROVIDERS_STUB_BASEURL",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "RHAPSODE_SPEECH_PROVIDERS_STUB_APIKEY", "stub-key",
                "RHAPSODE_SPEECH_PROVIDERS_STUB_QUALITY", "5",
                "RHAPSODE_SPEECH_PROVIDERS_STUB_CONCURRENCY", "4",
                "RHAPSODE_SPEECH_PROVIDERS_STUB_PRICEMICROSPER1KCHARACTERS", "15000");
    }

    void answersAfter(Duration pause) {
        delay = pause;
    }

    /** @param which texts nobody gets an answer for until it {@link #breaksItsSilence} */
    void keepsSilentAt(Predicate<String> which) {
        keepsSilent = which;
    }

    void breaksItsSilence() {
        silence.countDown();
    }

    /** @param which numbers of requests, counted from 1, that get a 500 */
    void refuses(Predicate<Integer> which) {
        refuses = which;
    }

    /** @param which texts that get a 500 */
    void refusesTexts(Predicate<String> which) {
        refusesTexts = which;
    }

    /** @param which numbers of requests, counted from 1, that get audio much too short for their text */
    void mumbles(Predicate<Integer> which) {
        mumbles = which;
    }

    /** Characters for which it has sent audio, and which its customer so pays. */
    long charged() {
        return charged.get();
    }

    /** How often each text was asked for. */
    Map<String, AtomicInteger> asked() {
        return asked;
    }

    int requests() {
        return requests.get();
    }

    /** The most requests that it ever had at one moment. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** When requests came, in the order in which they came, by {@link System#nanoTime}. */
    List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    private void speak(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        int now = atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            answer(exchange);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String text = body.get("input").asString();
        int number = requests.incrementAndGet();
        asked.computeIfAbsent(text, key -> new AtomicInteger()).incrementAndGet();
        pause(text);
        if (refuses.test(number) || refusesTexts.test(text)) {
            answer(
                    exchange,
                    500,
                    "application/json",
                    "{\"error\":{\"message\":\"out of order\",\"type\":\"server_error\"}}"
                            .getBytes(StandardCharsets.UTF_8));
        } else {
            charged.addAndGet(text.codePointCount(0, text.length()));
            answer(exchange, 200, "audio/wav", tone(mumbles.test(number) ? "Mm" : text));
        }
    }

    private void pause(String text) {
        try {
            if (keepsSilent.test(text)) {
                silence.await();
            }
            Thread.sleep(delay);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    /** The tone of a text, in Hz: different for texts that stand near each other. In steps, so that a hum packs well. */
    static int frequency(String text) {
        return 200 + STEP_HZ * Math.floorMod(text.strip().hashCode(), 1_000 / STEP_HZ);
    }

    /** How many samples it hums for a text. */
    static int samples(String text) {
        return (int) (text.codePointCount(0, text.length()) / CHARACTERS_PER_SECOND * RATE_HZ) + RATE_HZ / 5;
    }

    static byte[] tone(String text) {
        int samples = samples(text);
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(RATE_HZ).putInt(2 * RATE_HZ).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        double step = 2 * Math.PI * frequency(text) / RATE_HZ;
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (8_000 * Math.sin(i * step)));
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(wav.array());
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
