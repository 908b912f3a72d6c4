package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.OPERATOR;
import static io.rhapsode.command.credit.AccountFixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of docs/ledger.md, line by line. */
class WorkedExampleTest {

    private static final GenerationId A = generation("a");
    private static final GenerationId B = generation("b");
    private static final GenerationId C = generation("c");
    private static final GenerationId D = generation("d");
    private static final Instant A_YEAR_LATER = NOW.plus(Duration.ofDays(365));

    private final Map<LedgerAccount, Long> books = new EnumMap<>(LedgerAccount.class);
    private AccountState account = new AccountState.Absent();
    private @Nullable CreditsCommitted chargeOfA;
    private Instant now = NOW;

    @Test
    void theBooksAreAsTheExampleSays() {
        tell(new OpenAccount(ACCOUNT, TENANT, 1_000)).stand(1_000, 0);
        tell(purchase("p", 5_000)).stand(6_000, 0);
        tell(new HoldCredits(ACCOUNT, A, 1_500, List.of(1_800L))).stand(4_200, 1_800);
        tell(new CommitCredits(ACCOUNT, A, 1_500)).stand(4_500, 0);
        tell(new HoldCredits(ACCOUNT, B, 2_000, List.of())).stand(2_500, 2_000);
        tell(new ReleaseCredits(ACCOUNT, B)).stand(4_500, 0);
        tell(new HoldCredits(ACCOUNT, C, 600, List.of())).stand(3_900, 600);
        tell(new CommitCredits(ACCOUNT, C, 200)).stand(4_300, 0);
        var refund = new RefundCharge(ACCOUNT, A, 4, 200, RefundReason.QUALITY, OPERATOR);
        take(AccountDecider.decide(refund, chargeOfA, account, now)).stand(4_500, 0);
        tell(new HoldCredits(ACCOUNT, D, 100, List.of())).stand(4_400, 100);
        now = NOW.plus(Duration.ofDays(2));
        tell(new ExpireHold(ACCOUNT, D)).stand(4_500, 0);
        now = A_YEAR_LATER;
        tell(new ExpireLots(ACCOUNT)).stand(0, 0);
        tell(new CommitCredits(ACCOUNT, D, 100)).stand(0, 0);
        assertThat(books).containsEntry(LedgerAccount.DEBT, -100L);
        tell(purchase("q", 1_000)).stand(900, 0);

        assertThat(books)
                .containsOnly(
                        Map.entry(LedgerAccount.CUSTOMER, 900L),
                        Map.entry(LedgerAccount.HELD, 0L),
                        Map.entry(LedgerAccount.REVENUE, 1_800L),
                        Map.entry(LedgerAccount.BREAKAGE, 4_500L),
                        Map.entry(LedgerAccount.SALES, -6_000L),
                        Map.entry(LedgerAccount.PROMOTIONAL, -1_000L),
                        Map.entry(LedgerAccount.REFUND, -200L),
                        Map.entry(LedgerAccount.DEBT, 0L));
    }

    private WorkedExampleTest tell(CreditCommand command) {
        return take(AccountDecider.decide(command, account, now));
    }

    private WorkedExampleTest take(List<CreditEvent> events) {
        for (CreditEvent event : events) {
            account = account.evolve(event);
            event.entries().forEach(entry -> books.merge(entry.account(), entry.credits(), Long::sum));
            if (event instanceof CreditsCommitted charge
                    && charge.generationId().equals(A)) {
                chargeOfA = charge;
            }
        }
        return this;
    }

    private void stand(long customer, long held) {
        assertThat(books.getOrDefault(LedgerAccount.CUSTOMER, 0L)).isEqualTo(customer);
        assertThat(books.getOrDefault(LedgerAccount.HELD, 0L)).isEqualTo(held);
        assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private static PurchaseCredits purchase(String payment, long credits) {
        var id = new PaymentId("pay_" + payment.repeat(26));
        var expiresAt = payment.equals("p") ? A_YEAR_LATER : null;
        return new PurchaseCredits(ACCOUNT, id, LotKind.PURCHASED, credits, credits * 1_000, null, expiresAt);
    }

    private static GenerationId generation(String letter) {
        return new GenerationId("gen_" + letter.repeat(26));
    }
}
