package io.rhapsode.application.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.worker.group.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.CannotCreateTransactionException;

/** Commands that come at about the same time share a transaction, and none suffers from another. */
@Timeout(30)
class SharedCommitsTest {

    private static final String FIRST = "first";
    private static final String REFUSED = "refused";

    private final Ledger ledger = new Ledger();
    private final SharedCommits bus =
            new SharedCommits(SimpleCommandBus.builder().transactionManager(ledger), ledger);
    private final CommandGateway gateway =
            DefaultCommandGateway.builder().commandBus(bus).build();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** What is written is there for good when the outermost transaction commits. */
    private static final class Ledger implements TransactionManager {

        private final List<List<String>> committed = new CopyOnWriteArrayList<>();
        private final List<String> written = new ArrayList<>();
        private int depth;
        private boolean away;
        private int refused;

        @Override
        public synchronized Transaction startTransaction() {
            if (away) {
                refused++;
                throw new CannotCreateTransactionException("no connection");
            }
            boolean outermost = depth++ == 0;
            return new Transaction() {
                @Override
                public void commit() {
                    end(outermost, true);
                }

                @Override
                public void rollback() {
                    end(outermost, false);
                }
            };
        }

        /** Axon rolls back what took part in a transaction once more when that is rolled back, and Spring does not mind. */
        private synchronized void end(boolean outermost, boolean well) {
            if (outermost) {
                if (well) {
                    committed.add(List.copyOf(written));
                }
                written.clear();
                depth = 0;
            }
        }

        synchronized void goAway() {
            away = true;
        }

        synchronized void write(String line) {
            written.add(line);
        }
    }

    @BeforeEach
    void handle() {
        bus.subscribe(String.class.getName(), this::handle);
    }

    /** Writes down what it is told; the first command lasts until it may go on. */
    private String handle(CommandMessage<?> command) throws InterruptedException {
        String line = (String) command.getPayload();
        if (line.equals(FIRST)) {
            begun.countDown();
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
        }
        ledger.write(line);
        if (line.startsWith(REFUSED)) {
            throw new IllegalArgumentException(line);
        }
        return line + " is written";
    }

    private List<CompletableFuture<String>> behindTheFirst(String... lines) throws InterruptedException {
        List<CompletableFuture<String>> sent = new ArrayList<>(List.of(gateway.send(FIRST)));
        begun.await();
        for (String line : lines) {
            sent.add(gateway.send(line));
        }
        return sent;
    }

    @Test
    void whatComesWhileAnotherIsHandledSharesATransaction() throws Exception {
        var sent = behindTheFirst("a", "b", "c");

        goOn.countDown();

        assertThat(sent.stream().map(CompletableFuture::join))
                .containsExactly("first is written", "a is written", "b is written", "c is written");
        assertThat(ledger.committed).containsExactly(List.of(FIRST), List.of("a", "b", "c"));
    }

    @Test
    void aRefusedCommandTakesNoOtherWithIt() throws Exception {
        var sent = behindTheFirst("a", "refused b", "c");

        goOn.countDown();

        assertThat(sent.get(1).join()).isEqualTo("a is written");
        assertThat(sent.get(3).join()).isEqualTo("c is written");
        assertThatThrownBy(sent.get(2)::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("refused b");
        assertThat(ledger.committed).containsExactly(List.of(FIRST), List.of("a"), List.of("c"));
    }

    @Test
    void whereThereIsNoConnectionNobodyWaitsForOneAfterAnother() throws Exception {
        var sent = behindTheFirst("a", "b", "c");
        ledger.goAway();

        goOn.countDown();

        assertThat(sent.subList(1, 4))
                .allSatisfy(each ->
                        assertThatThrownBy(each::join).hasRootCauseInstanceOf(CannotCreateTransactionException.class));
        assertThat(ledger.refused).isEqualTo(1);
        assertThatThrownBy(() -> gateway.sendAndWait("d")).isInstanceOf(CannotCreateTransactionException.class);
        assertThat(ledger.refused).isEqualTo(2);
    }

    @Test
    void aCommandOfAUnitOfWorkIsPartOfIt() {
        List<@Nullable Object> answers = new ArrayList<>();

        Units.inOne(ledger, "results", () -> {
            answers.add(gateway.sendAndWait("a"));
            answers.add(gateway.sendAndWait("b"));
            assertThat(ledger.committed).isEmpty();
        });

        assertThat(answers).containsExactly("a is written", "b is written");
        assertThat(ledger.committed).containsExactly(List.of("a", "b"));
    }

    @Test
    void theSenderHearsOfItWhenItIsCommittedAndMayThenSendTheNext() {
        List<Integer> committed = new CopyOnWriteArrayList<>();

        var next = gateway.<String>send("a").thenApply(done -> {
            assertThat(CurrentUnitOfWork.isStarted()).isFalse();
            committed.add(ledger.committed.size());
            return gateway.<String>sendAndWait("b");
        });

        assertThat(next.join()).isEqualTo("b is written");
        assertThat(committed).containsExactly(1);
    }
}
