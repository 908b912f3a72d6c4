package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.Snapshots;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
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
                        new CreditsGranted(ACCOUNT, "welcome", 100),
                        new CreditsGranted(ACCOUNT, "gift", 50),
                        held(FIRST, 60),
                        held(SECOND, 30),
                        new CreditsCommitted(ACCOUNT, FIRST, 20, 40))
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
}
