package io.rhapsode.query.credit;

import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditsAdjusted;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.ExplainCharge;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.ListMovements;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.MovementPage;
import io.rhapsode.events.credit.MovementView;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The balance is the sum of the account's events, each counted once. */
class CreditProjectionTest {

    private final TestDatabase database = new TestDatabase();
    private final History.Account account = new History.Account().opened();
    private TestAxon axon;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {
            configurer
                    .eventProcessing()
                    .registerEventHandler(c -> new CreditProjection(database.writer(), database.transactions()));
            configurer.registerQueryHandler(c -> new CreditQueries(database.reader()));
        });
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void whatIsHeldIsNotAvailableAndWhatIsCommittedIsGone() {
        grant(1_000);
        hold(1, 300);
        hold(2, 200);
        assertBalance(balance(1_000, 500, 500));
        account.committed(History.id(1), 120, 180);
        account.released(History.id(2), 200);
        account.add(new HoldDeclined(account.id(), History.id(3), DeclineReason.CREDITS, 5_000, 880));
        assertBalance(balance(880, 0, 880));
    }

    @Test
    void aTenantWithoutAnAccountHasNothing() {
        grant(1_000);
        assertBalance(balance(1_000, 0, 1_000));
        assertThat(ask(OTHER_TENANT)).isEqualTo(new BalanceView(false, 0, 0, 0, 0, false, null, null, List.of()));
    }

    @Test
    void theLedgerShowsWhatChangedTheBalanceNewestFirstAndGoesOnBehindItsCursor() {
        grant(1_000);
        hold(1, 300);
        account.committed(History.id(1), 120, 180);
        account.add(new CreditsAdjusted(
                account.id(),
                VoucherId.of(account.id(), "fix"),
                AdjustmentReason.CORRECTION,
                ActorId.SYSTEM,
                -80,
                List.of(new LotCredits(account.welcome(), 80))));
        project();

        var first = ledger(2, null);
        assertThat(first.items())
                .extracting(MovementView::kind)
                .containsExactly(MovementKind.ADJUSTED, MovementKind.CHARGED);
        assertThat(first.items()).extracting(MovementView::credits).containsExactly(-80L, -120L);
        assertThat(first.items()).extracting(MovementView::balanceAfter).containsExactly(800L, 880L);
        assertThat(first.items().getFirst().reason()).isEqualTo("correction");
        assertThat(first.items().getLast().generationId()).isEqualTo(History.id(1));

        var second = ledger(2, first.nextCursor());
        assertThat(second.items()).extracting(MovementView::kind).containsExactly(MovementKind.GRANTED);
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void aChargeIsExplainedByAllThatTheAccountDidForIt() {
        grant(1_000);
        hold(1, 300);
        hold(2, 10);
        account.add(new HoldExpired(account.id(), History.id(1), 300, List.of(new LotCredits(account.welcome(), 300))));
        account.held(History.id(1), 100, 120);
        account.committed(History.id(1), 100, 0);
        account.add(new DebtPosted(account.id(), History.id(1), 20, 120));
        project();

        var why = axon.configuration()
                .queryGateway()
                .query(new ExplainCharge(TENANT, History.id(1)), MovementPage.class)
                .join()
                .items();
        assertThat(why)
                .extracting(MovementView::kind)
                .containsExactly(
                        MovementKind.HELD,
                        MovementKind.HOLD_EXPIRED,
                        MovementKind.HELD,
                        MovementKind.CHARGED,
                        MovementKind.DEBT_POSTED);
        assertThat(why).extracting(MovementView::credits).containsExactly(0L, 0L, 0L, -100L, -20L);
        assertThat(why).extracting(MovementView::heldCredits).containsExactly(300L, -300L, 100L, -100L, 0L);
        assertThat(ask(TENANT).debt()).isEqualTo(20);
    }

    @Test
    void limitsAreShownWithTheBalanceAndAreNoMovementsOfTheLedger() {
        var june = Instant.parse("2026-06-01T00:00:00Z");
        grant(1_000);
        account.add(new LimitsSet(account.id(), 900L, 500L, ActorId.OPERATOR));
        account.add(new BudgetRenewed(account.id(), june));
        hold(1, 300);
        account.committed(History.id(1), 120, 180);
        account.add(new BalanceLow(account.id(), 880, 900));
        hold(2, 30);
        project();

        var view = ask(TENANT);
        assertThat(view.lowBalance()).isEqualTo(900);
        assertThat(view.budget()).isEqualTo(new BalanceView.Budget(500, 120, june));
        assertThat(view.budgetLeft(june.minusMillis(1))).isEqualTo(500 - 120 - 30);
        assertThat(view.budgetLeft(june)).as("a new month").isEqualTo(500 - 30);
        assertThat(ledger(10, null).items())
                .extracting(MovementView::kind)
                .containsExactly(MovementKind.CHARGED, MovementKind.GRANTED);

        account.add(new LimitsSet(account.id(), null, null, ActorId.OPERATOR));
        project();
        assertThat(ask(TENANT).lowBalance()).isNull();
        assertThat(ask(TENANT).budget()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBalanceIsTheSumHoweverTheEventsAreBatchedAndAfterARebuild(long seed) {
        var random = new Random(seed);
        long settled = 100_000;
        long held = 0;
        grant(settled);
        var holds = new ArrayList<Integer>();
        for (int number = 1; number <= 120; number++) {
            if (random.nextBoolean() || holds.isEmpty()) {
                hold(number, number);
                holds.add(number);
                held += number;
            } else {
                int ended = holds.remove(random.nextInt(holds.size()));
                int charged = random.nextInt(ended + 1);
                held -= ended;
                if (charged == 0) {
                    account.released(History.id(ended), ended);
                } else {
                    account.committed(History.id(ended), charged, ended - charged);
                    settled -= charged;
                }
            }
            if (random.nextInt(5) == 0) {
                axon.publish(account.take());
            }
        }
        var expected = balance(settled, held, settled - held);
        assertBalance(expected);

        // Again from the beginning, once onto the rows that are there and once from nothing.
        axon.processor(CreditProjection.GROUP).shutDown();
        database.owner().update("delete from tokenentry");
        axon.processor(CreditProjection.GROUP).start();
        assertBalance(expected);
        axon.processor(CreditProjection.GROUP).shutDown();
        axon.processor(CreditProjection.GROUP).resetTokens();
        axon.processor(CreditProjection.GROUP).start();
        assertBalance(expected);
    }

    private void grant(long credits) {
        account.granted(credits);
    }

    private void hold(int generation, long credits) {
        account.held(History.id(generation), credits, credits);
    }

    private void assertBalance(BalanceView expected) {
        project();
        assertThat(ask(TENANT)).isEqualTo(expected);
        assertThat(sum("select coalesce(sum(credits), 0) from credit_entry")).isZero();
        assertThat(sum("select coalesce(sum(credits), 0) from credit_entry where ledger_account = 'held'"))
                .isEqualTo(expected.held());
        assertThat(sum("select coalesce(sum(credits), 0) from credit_hold")).isEqualTo(expected.held());
        assertThat(sum("select coalesce(sum(credits), 0) from credit_movement"))
                .isEqualTo(expected.settled() - expected.debt());
    }

    private void project() {
        axon.publish(account.take());
        await().until(() -> axon.caughtUp(CreditProjection.GROUP));
    }

    private long sum(String sql) {
        return Objects.requireNonNull(database.owner().queryForObject(sql, Long.class));
    }

    /** All of it in the one lot of the welcome. */
    private BalanceView balance(long settled, long held, long available) {
        var lot = new BalanceView.Lot(account.welcome().lotId(), LotKind.PROMOTIONAL, available, null);
        return new BalanceView(
                true, settled, held, available, 0, false, null, null, available == 0 ? List.of() : List.of(lot));
    }

    private MovementPage ledger(int limit, @Nullable String cursor) {
        return axon.configuration()
                .queryGateway()
                .query(new ListMovements(TENANT, limit, cursor), MovementPage.class)
                .join();
    }

    private BalanceView ask(TenantId tenant) {
        return axon.configuration()
                .queryGateway()
                .query(new FindBalance(tenant), BalanceView.class)
                .join();
    }
}
