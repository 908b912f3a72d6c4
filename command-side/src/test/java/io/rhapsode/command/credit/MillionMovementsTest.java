package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.TENANT;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.credit.VoucherPosted;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.MetaDataKeys;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command costs an account does not depend on its age. What is counted are events that are read, for time would prove nothing. */
class MillionMovementsTest {

    private static final long MOVEMENTS = 1_000_000;
    private static final int EVENTS_PER_SNAPSHOT = 100;

    /** More than is ever charged here. */
    private static final long GRANTED = 10 * MOVEMENTS;

    private final LongLog log = new LongLog(MOVEMENTS, MillionMovementsTest::movement);
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(configuration -> log)
            .registerComponent(Clock.class, configuration -> Clock.fixed(NOW, ZoneOffset.UTC))
            .registerComponent(CreditLog.class, configuration -> new NoLog())
            .configureAggregate(AggregateConfigurer.defaultConfiguration(CreditAccount.class)
                    .configureSnapshotTrigger(
                            configuration -> new AccountSnapshots().accountSnapshots(configuration.snapshotter())))
            .buildConfiguration();

    /** Nothing here needs more than the account's recent events. */
    private static final class NoLog implements CreditLog {

        @Override
        public boolean isPosted(VoucherId voucher) {
            throw new AssertionError();
        }

        @Override
        public void post(VoucherPosted voucher) {
            throw new AssertionError();
        }

        @Override
        public @Nullable CreditEvent event(AccountId account, long number) {
            throw new AssertionError();
        }
    }

    @BeforeEach
    void begin() {
        axon.start();
    }

    @AfterEach
    void end() {
        axon.shutdown();
    }

    @Test
    void anAccountOfAMillionMovementsIsReadFromItsSnapshot() {
        send(new HoldCredits(ACCOUNT, generation(MOVEMENTS), 1, List.of()));
        assertThat(log.takeReads()).as("once, for there was no snapshot").contains(MOVEMENTS);
        int bytes = log.snapshotBytes();
        assertThat(bytes).isPositive();

        List<Long> reads = new ArrayList<>();
        for (long work = MOVEMENTS + 1; work <= MOVEMENTS + 3 * EVENTS_PER_SNAPSHOT; work++) {
            send(new HoldCredits(ACCOUNT, generation(work), 1, List.of()));
            send(new CommitCredits(ACCOUNT, generation(work), 1));
            reads.addAll(log.takeReads());
        }
        assertThat(reads).hasSizeGreaterThanOrEqualTo(6 * EVENTS_PER_SNAPSHOT);
        assertThat(reads).as("events behind the snapshot").allMatch(read -> read <= EVENTS_PER_SNAPSHOT + 1);
        assertThat(log.snapshotBytes())
                .as("of the same state, but for its digits")
                .isBetween(bytes - 8, bytes + 8);
    }

    private void send(CreditCommand command) {
        axon.commandGateway()
                .sendAndWait(new GenericCommandMessage<>(command, Map.of(MetaDataKeys.TENANT, TENANT.value())));
    }

    private static CreditEvent movement(long number) {
        if (number == 0) {
            return opened();
        }
        if (number == 1) {
            return granted("welcome", GRANTED);
        }
        GenerationId generation = generation(number / 2);
        return number % 2 == 0 ? held(generation, 2) : committed(generation, 1, 1);
    }

    private static GenerationId generation(long number) {
        String digits = Long.toString(number);
        return new GenerationId("gen_" + "0".repeat(26 - digits.length()) + digits);
    }
}
