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
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
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
    private static final SynthesizeRun FIRST = run('1');
    private static final SynthesizeRun POISONED = run('2');
    private static final SynthesizeRun LAST = run('3');

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final List<CommandMessage<?>> handled = new CopyOnWriteArrayList<>();
    private ResultCollector collector;

    @BeforeEach
    void open() throws IOException {
        Clock clock = Clock.systemUTC();
        ObjectStore objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
        var spring = database.transactions();
        collector = new ResultCollector(
                new SpringTransactionManager(spring),
                new SpokenChunks(objects, database.client(), new TransactionTemplate(spring)));
    }

    @AfterEach
    void close() {
        collector.stop();
        database.close();
    }

    private static SynthesizeRun run(char letter) {
        return new SynthesizeRun(
                new GenerationId("gen_" + String.valueOf(letter).repeat(26)), TENANT, 0);
    }

    private static SpokenChunk spoken(SynthesizeRun run, int index) {
        ObjectKey name = new ObjectKey("spoken/ten_a/" + run.generationId() + "." + index);
        return new SpokenChunk(
                index, PROVIDER, new VoiceId("local:en"), name, 1_000, 22_050, 22_050, 44_144, false, 0, 10, List.of());
    }

    private static FailedChunk failed(int index) {
        return new FailedChunk(index, PROVIDER, AttemptOutcome.TIMEOUT, List.of());
    }

    /** Handles what is sent, except for the poisoned generation's. */
    private Commands commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(RecordChunks.class.getName(), command -> {
            RecordChunks results = (RecordChunks) command.getPayload();
            if (results.generationId().equals(POISONED.generationId())) {
                throw new IllegalStateException("its history cannot be read");
            }
            handled.add(command);
            return null;
        });
        return new Commands(DefaultCommandGateway.builder().commandBus(bus).build(), Map.of("tenantId", "ten_a"));
    }

    private List<String> usedBy() {
        return database
                .client()
                .sql("select generation_id from spoken_chunk_use order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void aPoisonedGenerationDoesNotTakeTheOthersOfItsBatchAlong() throws InterruptedException {
        Commands commands = commands();
        var first = collector.spoken(FIRST, commands, spoken(FIRST, 0));
        var poisoned = collector.spoken(POISONED, commands, spoken(POISONED, 0));
        var last = collector.spoken(LAST, commands, spoken(LAST, 0));

        collector.start(); // they wait already, so they are one batch

        await().until(() -> CompletableFuture.allOf(first, poisoned, last).isDone());
        assertThat(first).isCompleted();
        assertThat(last).isCompleted();
        assertThat(poisoned).isCompletedExceptionally();
        assertThat(usedBy())
                .containsExactly(
                        FIRST.generationId().value(), LAST.generationId().value());
    }

    @Test
    void theResultsOfARunAreOneCommandSpokenInOrderAndBeforeFailed() throws InterruptedException {
        Commands commands = commands();
        List<CompletableFuture<Void>> recorded = List.of(
                collector.failed(FIRST, commands, failed(3)),
                collector.spoken(FIRST, commands, spoken(FIRST, 2)),
                collector.spoken(FIRST, commands, spoken(FIRST, 0)),
                collector.spoken(FIRST, commands, spoken(FIRST, 1)));

        collector.start();

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
