package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.FindOverdue;
import io.rhapsode.events.credit.OverdueView;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunks;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What was left behind goes, and nothing that anybody needs. */
class SweepTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final TenantId TENANT = new TenantId("ten_a");
    private static final TenantId TENANT_B = new TenantId("ten_b");
    private static final GenerationId ONE = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId OTHER = new GenerationId("gen_" + "2".repeat(26));
    private static final SweepSettings SETTINGS = settings(30);

    private static SweepSettings settings(int spokenChunksDays) {
        return new SweepSettings(Duration.ofDays(1), Duration.ofHours(24), spokenChunksDays, DataSize.ofGigabytes(1));
    }

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final TestDatabase database = new TestDatabase();
    private ObjectStore objects;

    @BeforeEach
    void open() throws Exception {
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CommandSender commands() {
        var bus = SimpleCommandBus.builder().build();
        List.of(ForgetWords.class, ExpireLots.class, ExtendHold.class, ReleaseCredits.class)
                .forEach(type -> bus.subscribe(type.getName(), sent::add));
        CommandGateway gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        return new CommandSender(gateway);
    }

    private void happened(GenerationId generation, GenerationEvent... events) {
        for (int number = 0; number < events.length; number++) {
            log.publish(new GenericDomainEventMessage<>("Generation", generation.value(), number, events[number]));
        }
    }

    private void stored(ObjectKey key, Duration ago) throws Exception {
        objects.put(key, new ByteArrayInputStream(new byte[] {1}));
        Files.setLastModifiedTime(folder.resolve(key.value()), FileTime.from(NOW.minus(ago)));
    }

    private void sweepTexts() throws Exception {
        new SweepTexts(log, objects, commands(), clock, SETTINGS).perform();
    }

    @Test
    void aTextThatWasNeverRequestedGoesAfterADayTogetherWithItsTitle() throws Exception {
        stored(ObjectKey.text(TENANT, ONE), Duration.ofHours(25));

        sweepTexts();

        assertThat(objects.size(ObjectKey.text(TENANT, ONE))).isEmpty();
        assertThat(sent.getFirst().getPayload()).isEqualTo(new ForgetWords(TENANT, ONE));
        assertThat(sent.getFirst().getMetaData())
                .containsAllEntriesOf(Map.of("tenant", TENANT.value(), "actor", "sys_rhapsode"));
    }

    @Test
    void aTextOfAGenerationThatIsKnownStaysForEver() throws Exception {
        happened(ONE, Requests.of(TENANT, ONE, 10));
        stored(ObjectKey.text(TENANT, ONE), Duration.ofDays(1_000));

        sweepTexts();

        assertThat(objects.size(ObjectKey.text(TENANT, ONE))).isPresent();
        assertThat(sent).isEmpty();
    }

    @Test
    void aTextThatMayStillBeRequestedStays() throws Exception {
        stored(ObjectKey.text(TENANT, ONE), Duration.ofHours(23));

        sweepTexts();

        assertThat(objects.size(ObjectKey.text(TENANT, ONE))).isPresent();
    }

    @Test
    void aPieceOfLiveAudioThatNobodyFetchedGoesAfterADay() throws Exception {
        ObjectKey old = ObjectKey.of(TENANT, ObjectKind.LIVE, "listener-0");
        ObjectKey fresh = ObjectKey.of(TENANT, ObjectKind.LIVE, "listener-1");
        stored(old, Duration.ofHours(25));
        stored(fresh, Duration.ofHours(1));

        new SweepLiveParts(objects, clock, SETTINGS).perform();

        assertThat(objects.size(old)).isEmpty();
        assertThat(objects.size(fresh)).isPresent();
    }

    @Test
    void chunksGoThirtyDaysAfterTheirLastUseUnlessTheirGenerationIsStillAtWork() throws Exception {
        happened(ONE, Requests.of(TENANT, ONE, 10), new GenerationCompleted(ONE, 0, 0, 0, 0));
        happened(OTHER, Requests.of(TENANT, OTHER, 10));
        ObjectKey done = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "done.wav");
        ObjectKey needed = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "needed.wav");
        var transaction = new TransactionTemplate(database.transactions());
        SpokenChunks chunks = new SpokenChunks(objects, database.client(), transaction);
        var removal = new SpokenChunkRemoval(objects, database.client(), transaction);
        chunks.claim(TENANT, ONE, List.of(done)).put(done, new byte[1]);
        chunks.claim(TENANT, OTHER, List.of(needed)).put(needed, new byte[1]);
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(31)), ZoneOffset.UTC);

        new SweepSpokenChunks(log, removal, later, settings(0)).perform();
        assertThat(objects.size(done)).as("0 days keep them for ever").isPresent();

        new SweepSpokenChunks(log, removal, later, SETTINGS).perform();
        assertThat(objects.size(done)).isEmpty();
        assertThat(objects.size(needed)).isPresent();
    }

    @Test
    void aGenerationNeedsItsChunksUntilTheyAreJoinedOrNeverWillBe() {
        var cancelled = new GenerationCancelled(ONE, 2, 10, 0);
        var failed = new GenerationFailed(ONE, FailureCode.MERGE_FAILED, List.of(), 0);
        var merged = new AudioMerged(
                ONE,
                new MasteredAudio(ObjectKey.audio(TENANT, ONE, "wav"), AudioFormat.WAV, 1, 1, 44_100, null, null),
                0,
                1);

        assertThat(needed()).isTrue();
        assertThat(needed(merged)).isFalse();
        assertThat(needed(failed)).isFalse();
        assertThat(needed(cancelled)).as("what was spoken will be joined").isTrue();
        assertThat(needed(new GenerationCancelled(ONE, 0, 0, 0))).isFalse();
        assertThat(needed(cancelled, merged)).isFalse();
        assertThat(needed(cancelled, failed)).isFalse();
        assertThat(needed(new GenerationErased(ONE, TENANT, ErasureReason.REQUESTED)))
                .isFalse();
        assertThat(GenerationHistory.of(log, OTHER).needsItsChunks())
                .as("nobody knows it")
                .isFalse();
    }

    @Test
    void aHoldThatIsDueBecomesWhatItsGenerationSays() {
        var account = AccountId.of(TENANT);
        var extended = new ExtendHold(account, ONE);
        var released = new ReleaseCredits(account, ONE);
        var cancelled = new GenerationCancelled(ONE, 2, 10, 0);
        var merged = new AudioMerged(
                ONE,
                new MasteredAudio(ObjectKey.audio(TENANT, ONE, "wav"), AudioFormat.WAV, 1, 1, 44_100, null, null),
                30,
                1);

        assertThat(settlement()).isEqualTo(extended);
        assertThat(settlement(merged)).as("its completion is still to come").isEqualTo(extended);
        assertThat(settlement(merged, new GenerationCompleted(ONE, 25, 0, 0, 0)))
                .isEqualTo(new CommitCredits(account, ONE, 25));
        assertThat(settlement(new GenerationCompleted(ONE, 0, 0, 0, 0))).isEqualTo(released);
        assertThat(settlement(new GenerationFailed(ONE, FailureCode.MERGE_FAILED, List.of(), 0)))
                .isEqualTo(released);
        assertThat(settlement(cancelled)).as("what was spoken will be joined").isEqualTo(extended);
        assertThat(settlement(cancelled, merged)).isEqualTo(new CommitCredits(account, ONE, 30));
        assertThat(settlement(new GenerationCancelled(ONE, 0, 0, 0))).isEqualTo(released);
        assertThat(Settlement.of(TENANT, OTHER, GenerationHistory.of(log, OTHER), NOW))
                .as("nobody knows it")
                .isEqualTo(new ExpireHold(account, OTHER));
    }

    @Test
    void everyHoldThatIsDueIsAskedAboutOnceAndDueLotsEnd() throws Exception {
        happened(ONE, Requests.of(TENANT, ONE, 10));
        happened(
                OTHER, Requests.of(TENANT, OTHER, 10), new GenerationFailed(OTHER, FailureCode.INTERNAL, List.of(), 0));

        new SweepCredits(log, overdueOnes(), commands(), clock).perform();

        var account = AccountId.of(TENANT);
        assertThat(sent)
                .extracting(command -> (Object) command.getPayload())
                .containsExactly(
                        new ExpireLots(account),
                        new ExtendHold(account, ONE),
                        new ExpireLots(AccountId.of(TENANT_B)),
                        new ReleaseCredits(account, OTHER));
    }

    @Test
    void aHoldThatCannotBeSettledKeepsNobodyElsesCreditsHeld() throws Exception {
        happened(ONE, Requests.of(TENANT, ONE, 10));
        happened(
                OTHER, Requests.of(TENANT, OTHER, 10), new GenerationFailed(OTHER, FailureCode.INTERNAL, List.of(), 0));
        var refusing = SimpleCommandBus.builder().build();
        refusing.subscribe(ReleaseCredits.class.getName(), sent::add);
        var sweep = new SweepCredits(
                log,
                overdueOnes(),
                new CommandSender(
                        DefaultCommandGateway.builder().commandBus(refusing).build()),
                clock);

        assertThatThrownBy(sweep::perform).as("it is told").isInstanceOf(NoHandlerForCommandException.class);

        assertThat(sent)
                .extracting(command -> (Object) command.getPayload())
                .containsExactly(new ReleaseCredits(AccountId.of(TENANT), OTHER));
    }

    private static QueryGateway overdueOnes() {
        var queries = SimpleQueryBus.builder().build();
        queries.subscribe(
                FindOverdue.class.getName(),
                OverdueView.class,
                question -> overdue((FindOverdue) question.getPayload()));
        return DefaultQueryGateway.builder().queryBus(queries).build();
    }

    /** One at a time. */
    private static OverdueView overdue(FindOverdue query) {
        assertThat(query.now()).isEqualTo(NOW);
        return new OverdueView(
                List.of(ONE, OTHER).stream()
                        .filter(generation -> generation.value().compareTo(query.afterHold()) > 0)
                        .limit(1)
                        .map(generation -> new OverdueView.Hold(TENANT, generation))
                        .toList(),
                List.of(TENANT, TENANT_B).stream()
                        .filter(tenant -> tenant.value().compareTo(query.afterAccount()) > 0)
                        .limit(1)
                        .toList());
    }

    private static CreditCommand settlement(GenerationEvent... after) {
        return Settlement.of(TENANT, ONE, history(after), NOW);
    }

    private static boolean needed(GenerationEvent... after) {
        return history(after).needsItsChunks();
    }

    private static GenerationHistory history(GenerationEvent... after) {
        EventStore log = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        log.publish(new GenericDomainEventMessage<>("Generation", ONE.value(), 0, Requests.of(TENANT, ONE, 10)));
        for (int number = 0; number < after.length; number++) {
            log.publish(new GenericDomainEventMessage<>("Generation", ONE.value(), number + 1, after[number]));
        }
        return GenerationHistory.of(log, ONE);
    }
}
