package io.rhapsode.saga.quarantine;

import static io.rhapsode.saga.GenerationSamples.ACCOUNT;
import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.TENANT;
import static io.rhapsode.saga.GenerationSamples.held;
import static io.rhapsode.saga.GenerationSamples.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.generation.AbandonGeneration;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.saga.RecordingQueue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonGuardTest {

    private static final Exception FAULT = new IllegalStateException("what Jane Doe typed");

    private final List<QuarantinedEvent> quarantine = new ArrayList<>();
    private final RecordingQueue queue = new RecordingQueue();
    private final Suspects suspects = new Suspects();
    private final PoisonGuard guard = new PoisonGuard("generation-process", suspects, quarantine::add, queue);

    private final DomainEventMessage<?> event = event(split(1), Map.of(MetaDataKeys.TENANT, TENANT.value()));
    private int handled;

    @Test
    void whatCanBeHandledIsHandled() throws Exception {
        handle(event, () -> "done");
        assertThat(handled).isEqualTo(1);
        assertThat(quarantine).isEmpty();
    }

    @Test
    void aFailureIsReportedToTheProcessorWhichTriesAgain() {
        fail(event, FAULT, 3);
        assertThat(handled).isEqualTo(3);
        assertThat(quarantine).isEmpty();
    }

    @Test
    void afterTheLastAttemptTheEventIsPassedOverAndItsGenerationGivenUp() throws Exception {
        fail(event, FAULT, 3);
        handle(event, () -> "never");
        assertThat(handled).isEqualTo(3);
        assertThat(queue.tasks()).containsExactly(new AbandonGeneration(ID, TENANT));
        assertThat(quarantine).singleElement().satisfies(kept -> {
            assertThat(kept.processor()).isEqualTo("generation-process");
            assertThat(kept.eventId()).isEqualTo(event.getIdentifier());
            assertThat(kept.eventType()).endsWith(".TextSplit");
            assertThat(kept.aggregateId()).isEqualTo(ID.value());
            assertThat(kept.sequence()).isEqualTo(3);
            assertThat(kept.generationId()).isEqualTo(ID.value());
            assertThat(kept.tenantId()).isEqualTo(TENANT.value());
            assertThat(kept.attempts()).isEqualTo(3);
        });
    }

    @Test
    void whatGivesTheGenerationUpIsDoneInTheNameOfItsTenant() throws Exception {
        Map<String, Object> carried = new HashMap<>();
        var watched = new PoisonGuard(
                "generation-process",
                suspects,
                quarantine::add,
                task -> carried.putAll(CurrentUnitOfWork.get().getCorrelationData()));
        for (int time = 0; time < 3; time++) {
            var unit = DefaultUnitOfWork.startAndGet(event);
            assertThatThrownBy(() -> watched.handle(unit, () -> {
                        throw FAULT;
                    }))
                    .isSameAs(FAULT);
            unit.rollback();
        }
        var unit = DefaultUnitOfWork.startAndGet(event);
        watched.handle(unit, () -> "never");
        unit.rollback();

        assertThat(carried)
                .containsEntry(MetaDataKeys.TENANT, TENANT.value())
                .containsEntry(MetaDataKeys.CAUSATION_ID, event.getIdentifier());
    }

    @Test
    void theCauseNamesThePlaceAndTheRefusalButQuotesNothing() throws Exception {
        var refusal = new RejectedException(Rejection.ACCOUNT_NOT_FOUND, "what Jane Doe typed");
        fail(event, new IllegalStateException("what Jane Doe typed", refusal), 3);
        handle(event, () -> "never");
        assertThat(quarantine.getFirst().cause())
                .contains("IllegalStateException at io.rhapsode.saga.quarantine.PoisonGuardTest")
                .contains("RejectedException(account_not_found)")
                .doesNotContain("Jane");
    }

    @Test
    void whereTheTransactionIsLostItIsPassedOverAgain() throws Exception {
        fail(event, FAULT, 3);
        handle(event, () -> "never");
        handle(event, () -> "never");
        assertThat(handled).isEqualTo(3);
        assertThat(quarantine).hasSize(2);
    }

    @Test
    void ofAGenerationThatIsLostNothingFurtherIsTried() throws Exception {
        var next = event(split(2), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        fail(event, FAULT, 3);
        handle(event, () -> "never");
        handle(next, () -> "never");
        assertThat(quarantine).hasSize(1);
        assertThat(handled).isEqualTo(3);
    }

    @Test
    void theFailuresOfOneEventAreNotThoseOfAnother() {
        var other = event(split(2), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        fail(event, FAULT, 3);
        fail(other, FAULT, 3);
        assertThat(handled).isEqualTo(6);
    }

    @Test
    void anErrorCountsLikeAnException() throws Exception {
        fail(event, new StackOverflowError(), 3);
        handle(event, () -> "never");
        assertThat(quarantine).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void whatSaysNothingAboutTheEventDoesNotCount(Throwable passing) {
        fail(event, passing, 50);
        assertThat(handled).isEqualTo(50);
        assertThat(quarantine).isEmpty();
    }

    static Stream<Throwable> whatSaysNothingAboutTheEventDoesNotCount() {
        return Stream.of(
                new SQLException("", "08006"),
                new SQLException("", "57P01"),
                new SQLException("", "53300"),
                new SQLException("", "40001"),
                new IllegalStateException(new SQLException("", "40P01")),
                new ConcurrencyException(""),
                new CommandExecutionException("", new TimeoutException()),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource
    void whatTheDatabaseSaysAboutTheEventCounts(SQLException fault) throws Exception {
        fail(event, fault, 3);
        handle(event, () -> "never");
        assertThat(quarantine).hasSize(1);
    }

    static Stream<SQLException> whatTheDatabaseSaysAboutTheEventCounts() {
        return Stream.of(new SQLException("", "22001"), new SQLException("", "23505"), new SQLException("no state"));
    }

    @Test
    void anEventOfAnAccountGivesUpTheGenerationItIsAbout() throws Exception {
        var ofAccount = event(held(60), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        fail(ofAccount, FAULT, 3);
        handle(ofAccount, () -> "never");
        assertThat(queue.tasks()).containsExactly(new AbandonGeneration(ID, TENANT));
    }

    @Test
    void anEventAboutNoGenerationIsOnlyKept() throws Exception {
        var opened = event(new AccountOpened(ACCOUNT, TENANT), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        fail(opened, FAULT, 3);
        handle(opened, () -> "never");
        assertThat(quarantine)
                .singleElement()
                .satisfies(kept -> assertThat(kept.generationId()).isNull());
        assertThat(queue.tasks()).isEmpty();
    }

    @Test
    void anEventOfNobodyIsOnlyKept() throws Exception {
        var ofNobody = event(split(1), Map.of());
        fail(ofNobody, FAULT, 3);
        handle(ofNobody, () -> "never");
        assertThat(quarantine)
                .singleElement()
                .satisfies(kept -> assertThat(kept.tenantId()).isNull());
        assertThat(queue.tasks()).isEmpty();
    }

    @Test
    void whatCannotBeCommittedAloneIsPassedOver() throws Exception {
        for (int time = 0; time < 3; time++) {
            handleAndFailToCommit(FAULT, event);
        }
        handle(event, () -> "never");
        assertThat(handled).isEqualTo(3);
        assertThat(quarantine)
                .singleElement()
                .satisfies(kept -> assertThat(kept.cause()).contains("IllegalStateException"));
        assertThat(queue.tasks()).containsExactly(new AbandonGeneration(ID, TENANT));
    }

    @Test
    void whatCannotBeCommittedTogetherIsSuspectAndTriedAgain() throws Exception {
        var other = event(split(2), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        for (int time = 0; time < 5; time++) {
            handleAndFailToCommit(FAULT, event, other);
        }
        handle(event, () -> "done");
        assertThat(handled).isEqualTo(11);
        assertThat(quarantine).isEmpty();
        assertThat(suspects.contains(event.getIdentifier())).isTrue();
        assertThat(suspects.contains(other.getIdentifier())).isTrue();
    }

    @Test
    void whatFailedAloneIsTriedAlone() throws Exception {
        var thrown = event(split(2), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        handleAndFailToCommit(FAULT, event);
        fail(thrown, FAULT, 1);
        assertThat(suspects.contains(event.getIdentifier())).isTrue();
        assertThat(suspects.contains(thrown.getIdentifier())).isTrue();
    }

    @Test
    void whatIsCommittedIsNoLongerSuspect() {
        suspects.add(List.of(event.getIdentifier()));
        var unit = DefaultUnitOfWork.startAndGet(event);
        unit.executeWithResult(() -> guard.handle(unit, () -> "done"));
        assertThat(suspects.contains(event.getIdentifier())).isFalse();
    }

    @Test
    void aCommitThatFailsForTheDatabaseIsAwayMakesNobodySuspect() throws Exception {
        var other = event(split(2), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        for (int time = 0; time < 5; time++) {
            handleAndFailToCommit(new SQLException("", "08006"), event);
            handleAndFailToCommit(new SQLException("", "08006"), event, other);
        }
        handle(event, () -> "done");
        assertThat(handled).isEqualTo(16);
        assertThat(suspects.contains(event.getIdentifier())).isFalse();
    }

    @Test
    void aHandlerThatThrowsMakesNoOtherOfItsUnitSuspect() {
        var other = event(split(2), Map.of(MetaDataKeys.TENANT, TENANT.value()));
        var unit = new BatchingUnitOfWork<>(other, event);
        unit.executeWithResult(() -> guard.handle(unit, () -> {
            if (unit.getMessage() == event) {
                throw FAULT;
            }
            return "done";
        }));
        assertThat(suspects.contains(other.getIdentifier())).isFalse();
    }

    private void handleAndFailToCommit(Exception fault, EventMessage<?>... messages) {
        var unit = new BatchingUnitOfWork<>(messages);
        unit.onCommit(committing -> {
            throw new IllegalStateException(fault);
        });
        unit.executeWithResult(() -> guard.handle(unit, () -> ++handled));
    }

    private void fail(EventMessage<?> message, Throwable failure, int times) {
        for (int time = 0; time < times; time++) {
            assertThatThrownBy(() -> handle(message, () -> {
                        if (failure instanceof Error error) {
                            throw error;
                        }
                        throw (Exception) failure;
                    }))
                    .isSameAs(failure);
        }
    }

    private @Nullable Object handle(EventMessage<?> message, Callable<Object> handler) throws Exception {
        var unit = DefaultUnitOfWork.startAndGet(message);
        try {
            return guard.handle(unit, () -> {
                handled++;
                return handler.call();
            });
        } finally {
            unit.rollback();
        }
    }

    private static DomainEventMessage<?> event(Object payload, Map<String, ?> metaData) {
        return new GenericDomainEventMessage<>("Generation", ID.value(), 3, payload, metaData);
    }
}
