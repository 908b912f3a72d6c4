package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.e2e.AnswerRules.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of requests made by chance from the published document. {@code -Drhapsode.random.seed} repeats those of a run, {@code -Drhapsode.random.requests}
 * says how many.
 */
class RandomRequestsIT {

    private static final Logger LOG = LoggerFactory.getLogger(RandomRequestsIT.class);
    private static final int REQUESTS = Integer.getInteger("rhapsode.random.requests", 20_000);
    private static final long SEED = Long.getLong("rhapsode.random.seed", System.nanoTime());

    private static final int AT_ONCE = 8;
    private static final int ROUNDS = 4;

    /** Of a body, what is looked at; longer ones are broken off, as a listener does who has heard enough. */
    private static final int READ_BYTES = 256 * 1024;

    /** What caches and the classes of late requests may take. A leak of one kilobyte in each request would be 15 MB. */
    private static final long GROWTH_BYTES = 12 * 1024 * 1024;

    private static final long MORE_THREADS = 30;
    private static final long WELCOME = 1_000_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<String> known = new CopyOnWriteArrayList<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private SpeechStub stub;
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        stub = new SpeechStub();
        Map<String, String> environment = new HashMap<>(stub.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", String.valueOf(WELCOME));
        environment.put("RHAPSODE_GATEWAY_LIMITS_REQUESTSPERMINUTE", "10000000");
        environment.put("RHAPSODE_GATEWAY_SIGNIN_WRONGKEYSPERMINUTE", "10000000");
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-Dio.netty.leakDetection.level=paranoid"); // every buffer, and not one in a hundred
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        stub.close();
        http.close();
    }

    @Test
    void noRequestFindsAFault() throws Exception {
        PublishedApi api = new PublishedApi(server.api().get(PublishedApi.PATH));
        List<RandomRequests> senders = new ArrayList<>();
        for (int sender = 0; sender < AT_ONCE; sender++) {
            senders.add(new RandomRequests(server.api().url(), ServerProcess.API_KEY, api, known, SEED + sender));
        }

        send(senders);
        ServerMemory before = ServerMemory.of(server);
        for (int round = 1; round < ROUNDS; round++) {
            send(senders);
        }
        awaitNothingUnderWay();
        ServerMemory after = ServerMemory.of(server);

        LOG.info("seed {}: {}, memory {}, later {}", SEED, answers, before, after);
        assertThat(broken).as("seed %d", SEED).isEmpty();
        assertThat(after.heapBytes()).isLessThan(before.heapBytes() + GROWTH_BYTES);
        assertThat(after.bufferBytes()).isLessThan(before.bufferBytes() + GROWTH_BYTES);
        assertThat(after.threads()).isLessThan(before.threads() + MORE_THREADS);
        assertThat(faultsInTheLog()).isEmpty();
        creditsAddUp();
        String last = server.api().generate(Api.body("After all this, it still speaks.", "mp3"));
        assertThat(server.api().awaitOver(last, LIMIT).get("status").asString()).isEqualTo("completed");
    }

    private void send(List<RandomRequests> senders) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> under = new ArrayList<>();
            for (RandomRequests sender : senders) {
                under.add(threads.submit(() -> {
                    for (int request = 0; request < REQUESTS / ROUNDS / AT_ONCE; request++) {
                        send(sender.next());
                    }
                }));
            }
            for (Future<?> each : under) {
                each.get();
            }
        }
    }

    private void send(RandomRequests.Made made) {
        try {
            HttpResponse<InputStream> response = http.send(made.request(), BodyHandlers.ofInputStream());
            Answer answer = read(made, response);
            AnswerRules.broken(made, answer)
                    .forEach(fault -> report(fault, made, answer.status() + " " + answer.text()));
            count(answer);
            remember(response, answer);
        } catch (IOException gone) {
            report("the connection broke", made, gone.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer read(RandomRequests.Made made, HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            boolean open = made.operation().streams() && response.statusCode() == 200;
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("X-Request-Id").orElse(""),
                    response.headers().firstValue("Retry-After").isPresent(),
                    body.readNBytes(open ? 1 : READ_BYTES));
        }
    }

    private void report(String fault, RandomRequests.Made made, String answer) {
        if (broken.size() < 20) {
            broken.add(fault + "\n" + made.told() + "\n→ " + answer.substring(0, Math.min(600, answer.length())));
        }
    }

    private void count(Answer answer) {
        String code = answer.status() >= 400 && answer.told() && answer.body().length > 0
                ? " " + JSON.readTree(answer.body()).path("code").asString("")
                : "";
        synchronized (answers) {
            answers.merge(answer.status() + code, 1, Integer::sum);
        }
    }

    private void remember(HttpResponse<?> response, Answer answer) {
        if (answer.status() == 202 && answer.told()) {
            known.add(JSON.readTree(answer.body()).get("generationId").asString());
        }
        response.headers().firstValue("X-Generation-Id").ifPresent(known::add);
    }

    private void awaitNothingUnderWay() throws IOException {
        var database = Operator.at(server);
        Awaitility.await("the end of all generations")
                .atMost(LIMIT)
                .until(() -> database.sql("""
                                select (select count(*) from generation where status not in ('completed', 'failed', 'cancelled'))
                                  + (select count(*) from scheduled_tasks where task_name = 'MergeAudio')
                                """).query(Long.class).single() == 0);
    }

    private void creditsAddUp() throws IOException {
        long charged = Operator.at(server)
                .sql("select coalesce(sum(credits_charged), 0) from generation")
                .query(Long.class)
                .single();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode credits = server.api().get("/api/v1/credits");
            assertThat(credits.get("held").asLong()).isZero();
            assertThat(credits.get("settled").asLong()).isEqualTo(WELCOME - charged);
        });
        assertThat(charged).isPositive();
    }

    private List<String> faultsInTheLog() throws IOException {
        return server.logLines().stream()
                .filter(line -> line.path("level").asString("").equals("ERROR"))
                .map(line -> line.path("message").asString("") + " "
                        + line.path("stack_trace").asString("").lines().limit(3).toList())
                .distinct()
                .limit(10)
                .toList();
    }
}
