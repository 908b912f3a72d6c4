package io.rhapsode.query.credit;

import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.History;
import java.util.ArrayList;
import java.util.Random;
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
        assertBalance(new BalanceView(1_000, 500, 500));
        account.add(new CreditsCommitted(account.id(), History.id(1), 120, 180));
        account.add(new CreditsReleased(account.id(), History.id(2), 200));
        account.add(new HoldDeclined(account.id(), History.id(3), 5_000, 880));
        assertBalance(new BalanceView(880, 0, 880));
    }

    @Test
    void aTenantWithoutAnAccountHasNothing() {
        grant(1_000);
        assertBalance(new BalanceView(1_000, 0, 1_000));
        assertThat(ask(OTHER_TENANT)).isEqualTo(new BalanceView(0, 0, 0));
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
                    account.add(new CreditsReleased(account.id(), History.id(ended), ended));
                } else {
                    account.add(new CreditsCommitted(account.id(), History.id(ended), charged, ended - charged));
                    settled -= charged;
                }
            }
            if (random.nextInt(5) == 0) {
                axon.publish(account.take());
            }
        }
        var expected = new BalanceView(settled, held, settled - held);
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
        account.add(new CreditsGranted(account.id(), "welcome", credits));
    }

    private void hold(int generation, long credits) {
        account.add(new CreditsHeld(account.id(), History.id(generation), credits, credits));
    }

    private void assertBalance(BalanceView expected) {
        axon.publish(account.take());
        await().until(() -> axon.caughtUp(CreditProjection.GROUP));
        assertThat(ask(TENANT)).isEqualTo(expected);
    }

    private BalanceView ask(TenantId tenant) {
        return axon.configuration()
                .queryGateway()
                .query(new FindBalance(tenant), BalanceView.class)
                .join();
    }
}
