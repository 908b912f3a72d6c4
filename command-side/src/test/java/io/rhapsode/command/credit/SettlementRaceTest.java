package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.TENANT;
import static io.rhapsode.command.credit.AccountFixture.TOMORROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LedgerEntry;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.ReleaseCredits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Completion, cancellation, a download that pays, failure, expiry, an extension for as long as a download may take, and somebody else who wants the credits: in each
 * of their 5,040 orders there is one settlement.
 */
class SettlementRaceTest {

    private static final CommitCredits COMPLETION = new CommitCredits(ACCOUNT, FIRST, 60);
    private static final CommitCredits CANCELLATION = new CommitCredits(ACCOUNT, FIRST, 20);
    private static final CommitCredits DOWNLOAD = new CommitCredits(ACCOUNT, FIRST, 40);
    private static final ReleaseCredits FAILURE = new ReleaseCredits(ACCOUNT, FIRST);
    private static final List<CreditCommand> ALL = List.of(
            COMPLETION,
            CANCELLATION,
            DOWNLOAD,
            FAILURE,
            new ExpireHold(ACCOUNT, FIRST),
            new ExtendHold(ACCOUNT, FIRST, Duration.ofDays(7)),
            new HoldCredits(ACCOUNT, SECOND, 70, List.of()));

    private int orders;

    @Test
    void whoComesFirstSettlesAndTheOthersChangeNothing() {
        inEveryOrder(new ArrayList<>(), new ArrayList<>(ALL));
        assertThat(orders).isEqualTo(5_040);
    }

    private void inEveryOrder(List<CreditCommand> order, List<CreditCommand> left) {
        if (left.isEmpty()) {
            orders++;
            settlesOnce(order);
        }
        for (CreditCommand next : left) {
            var longer = new ArrayList<>(order);
            longer.add(next);
            var others = new ArrayList<>(left);
            others.remove(next);
            inEveryOrder(longer, others);
        }
    }

    private static void settlesOnce(List<CreditCommand> order) {
        AccountState account = new AccountState.Absent();
        var events = new ArrayList<CreditEvent>();
        account = tell(new OpenAccount(ACCOUNT, TENANT, 100), account, NOW, events);
        account = tell(new HoldCredits(ACCOUNT, FIRST, 50, List.of(60L)), account, NOW, events);
        for (CreditCommand command : order) {
            account = tell(command, account, TOMORROW, events);
        }
        CreditCommand first = order.stream()
                .filter(List.of(COMPLETION, CANCELLATION, DOWNLOAD, FAILURE)::contains)
                .findFirst()
                .orElseThrow();
        long due = first instanceof CommitCredits commit ? commit.credits() : 0;
        assertThat(events)
                .as("%s", order)
                .filteredOn(event -> event instanceof CreditsCommitted || event instanceof CreditsReleased)
                .hasSize(1);
        assertThat(sum(events, LedgerAccount.REVENUE))
                .as("%s: %s", order, events)
                .isEqualTo(due);
        assertThat(events)
                .filteredOn(DebtPosted.class::isInstance)
                .as("%s: %s", order, events)
                .hasSize(sum(events, LedgerAccount.DEBT) == 0 ? 0 : 1);
        var open = (AccountState.Open) account;
        assertThat(open.holds()).doesNotContainKey(FIRST);
        assertThat(open.available()).isNotNegative();
    }

    private static AccountState tell(
            CreditCommand command, AccountState account, Instant now, List<CreditEvent> events) {
        AccountState after = account;
        for (CreditEvent event : AccountDecider.decide(command, account, now)) {
            assertThat(event.entries().stream().mapToLong(LedgerEntry::credits).sum())
                    .isZero();
            after = after.evolve(event);
            events.add(event);
        }
        return after;
    }

    private static long sum(List<CreditEvent> events, LedgerAccount account) {
        return events.stream()
                .flatMap(event -> event.entries().stream())
                .filter(entry -> entry.account() == account)
                .mapToLong(LedgerEntry::credits)
                .sum();
    }
}
