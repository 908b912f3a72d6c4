package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.OPERATOR;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.TOMORROW;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.lot;
import static io.rhapsode.command.credit.AccountFixture.opened;
import static io.rhapsode.command.credit.AccountFixture.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.Snapshots;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.generation.GenerationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account that was written down whole goes on as if all its events had been read. */
class AccountSnapshotTest {

    @Test
    void anAccountComesBack() {
        var account = new CreditAccount();
        List.<CreditEvent>of(
                        opened(),
                        granted("welcome", 100),
                        granted("gift", 50),
                        held(FIRST, 60),
                        held(SECOND, 30),
                        committed(FIRST, 20, 40))
                .forEach(account::evolve);
        byte[] written = Snapshots.write(account);
        assertThat(Snapshots.read(written, CreditAccount.class))
                .usingRecursiveComparison()
                .isEqualTo(account);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .as("names, so that a class can be renamed")
                .contains("\"@type\":\"open\"")
                .doesNotContain("io.rhapsode");
    }

    /** So an account loads in constant time: a snapshot, and what has happened since. */
    @Test
    void anAccountDoesNotGrowWithItsAge() {
        var account = new CreditAccount();
        account.evolve(opened());
        account.evolve(granted("welcome", 100));
        int young = Snapshots.write(account).length;
        for (int year = 0; year < 10_000; year++) {
            var generation = new GenerationId(String.format("gen_%026d", year));
            account.evolve(granted("gift" + year, 1));
            account.evolve(new CreditsHeld(
                    ACCOUNT,
                    generation,
                    1,
                    1,
                    List.of(part(lot("gift" + year, LotKind.PROMOTIONAL, null), 1)),
                    TOMORROW));
            account.evolve(new CreditsCommitted(
                    ACCOUNT,
                    generation,
                    1,
                    0,
                    List.of(part(lot("gift" + year, LotKind.PROMOTIONAL, null), 1)),
                    List.of()));
        }
        assertThat(Snapshots.write(account)).hasSize(young);
    }

    @Test
    void limitsComeBackAndDoNotGrowWithTheMonths() {
        var account = new CreditAccount();
        account.evolve(opened());
        account.evolve(granted("welcome", 100));
        account.evolve(new LimitsSet(ACCOUNT, 200L, 50L, OPERATOR));
        account.evolve(new BalanceLow(ACCOUNT, 100, 200));
        account.evolve(new BudgetRenewed(ACCOUNT, TOMORROW));
        byte[] young = Snapshots.write(account);
        assertThat(Snapshots.read(young, CreditAccount.class))
                .usingRecursiveComparison()
                .isEqualTo(account);
        for (int month = 0; month < 1_000; month++) {
            account.evolve(new BudgetReached(ACCOUNT, 50, 50));
            account.evolve(new BalanceRecovered(ACCOUNT, 200, 200));
            account.evolve(new BalanceLow(ACCOUNT, 100, 200));
            account.evolve(new BudgetRenewed(ACCOUNT, TOMORROW));
        }
        assertThat(Snapshots.write(account)).isEqualTo(young);
    }
}
