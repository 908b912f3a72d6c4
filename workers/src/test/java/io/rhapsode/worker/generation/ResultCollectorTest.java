package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.spoken.SpokenChunks;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** Results of many runs share a transaction, and none suffers from another's. */
class ResultCollectorTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final ProviderId PROVIDER = new ProviderId("local");
    private static final SynthesizeRun HOLDING_UP = run('0');
    private static final SynthesizeRun FIRST = run('1');
    private static final SynthesizeRun POISONED = run('2');
    private static final SynthesizeRun LAST = run('3');

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final List<CommandMessage<?>> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch heldUp = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private SpokenChunks chunks;
    private ResultCollector collector;

    @BeforeEach
    void open() throws IOException {
        Clock clock = Clock.systemUTC();
        ObjectStore objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
        var spring = database.transactions();
        chunks = new SpokenChunks(objects, database.client(), new TransactionTemplate(spring));
        collector = new ResultCollector(new SpringTransactionManager(spring), chunks);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SynthesizeRun run(char letter) {
        return new SynthesizeRun(
                new GenerationId("gen_" + String.valueOf(letter).repeat(26)), TENANT, 0);
    }

    private static ObjectKey name(SynthesizeRun run, int index) {
        return new ObjectKey("spoken/ten_a/" + run.generationId() + "." + index);
    }

    private static SpokenChunk spoken(SynthesizeRun run, int index) {
        return new SpokenChunk(
                index,
                PROVIDER,
                new VoiceId("local:en"),
                name(run, index),
                1_000,
                22_050,
                22_050,
                44_144,
                false,
                0,
                10,
                List.of());
    }

    private static FailedChunk failed(int index) {
        return new FailedChunk(index, PROVIDER, AttemptOutcome.TIMEOUT, 0, List.of());
    }

    /** Handles what is sent, except for the poisoned generation's. */
    private Commands commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(RecordChunks.class.getName(), command -> {
            RecordChunks results = (RecordChunks) command.getPayload();
            if (results.generationId().equals(HOLDING_UP.generationId())) {
                heldUp.countDown();
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                return null;
            }
            if (results.generationId().equals(POISONED.generationId())) {
                throw new IllegalStateException("its history cannot be read");
            }
            handled.add(command);
            return null;
        });
        CommandGateway gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        return new Commands(gateway::sendAndWait, Map.of("tenantId", "ten_a"));
    }

    /** Whatever comes until {@link #goOn} is one batch. */
    private CompletableFuture<?> holdUp(Commands commands) throws InterruptedException {
        var holding = collector.failed(HOLDING_UP, commands, failed(0));
        assertThat(heldUp.await(30, TimeUnit.SECONDS)).isTrue();
        return holding;
    }

    private List<String> reported() {
        return database
                .client()
                .sql("select chunk_key from spoken_chunk where reported order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void aPoisonedGenerationDoesNotTakeTheOthersOfItsBatchAlong() throws InterruptedException {
        for (SynthesizeRun run : List.of(FIRST, POISONED, LAST)) {
            chunks.claim(TENANT, run.generationId(), List.of(name(run, 0)));
        }
        Commands commands = commands();
        var holding = holdUp(commands);
        var first = collector.spoken(FIRST, commands, spoken(FIRST, 0));
        var poisoned = collector.spoken(POISONED, commands, spoken(POISONED, 0));
        var last = collector.spoken(LAST, commands, spoken(LAST, 0));

        goOn.countDown();

        await().until(() ->
                CompletableFuture.allOf(holding, first, poisoned, last).isDone());
        assertThat(first).isCompleted();
        assertThat(last).isCompleted();
        assertThat(poisoned).isCompletedExceptionally();
        assertThat(reported())
                .containsExactly(name(FIRST, 0).value(), name(LAST, 0).value());
    }

    @Test
    void theResultsOfARunAreOneCommandSpokenInOrderAndBeforeFailed() throws InterruptedException {
        Commands commands = commands();
        List<CompletableFuture<?>> recorded = List.of(
                holdUp(commands),
                collector.failed(FIRST, commands, failed(3)),
                collector.spoken(FIRST, commands, spoken(FIRST, 2)),
                collector.spoken(FIRST, commands, spoken(FIRST, 0)),
                collector.spoken(FIRST, commands, spoken(FIRST, 1)));

        goOn.countDown();

        await().until(() -> recorded.stream().allMatch(CompletableFuture::isDone));
        assertThat(recorded).allSatisfy(each -> assertThat(each).isCompleted());
        assertThat(handled).hasSize(1);
        assertThat(handled.getFirst().getPayload())
                .isEqualTo(new RecordChunks(
                        FIRST.generationId(),
                        0,
                        List.of(spoken(FIRST, 0), spoken(FIRST, 1), spoken(FIRST, 2)),
                        List.of(failed(3))));
        assertThat(handled.getFirst().getMetaData()).containsEntry("tenantId", "ten_a");
    }
}
