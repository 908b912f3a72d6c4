package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.OPERATOR;
import static io.rhapsode.command.credit.AccountFixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.credit.AccountFrozen;
import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LedgerEntry;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.credit.SetLimits;
import io.rhapsode.events.credit.UnfreezeAccount;
import io.rhapsode.events.credit.Vouched;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

/** Random commands at random moments, against a ledger of single coins. A failure names its seed. */
class CreditAccountWalkTest {

    private static final int STEPS = 300;
    private static final Map<Class<?>, Integer> SEEN = new HashMap<>();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final CoinLedger coins = new CoinLedger();
    private final Map<LedgerAccount, Long> books = new EnumMap<>(LedgerAccount.class);
    private final Map<GenerationId, CreditsCommitted> charges = new HashMap<>();
    private final Set<VoucherId> vouchers = new HashSet<>();
    private Instant now = NOW;
    private int generations = 1;
    private boolean toldLow;
    private boolean toldReached;
    private AccountState account = new AccountState.Absent();

    @RepeatedTest(1_000)
    void theBooksBalanceAndEveryCoinIsWhereItShouldBe() {
        tell(new OpenAccount(ACCOUNT, TENANT, random.nextInt(100)));
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(20) == 0 ? -random.nextInt(300) : random.nextInt(600)));
            CreditCommand command = anyCommand();
            try {
                if (tell(command)) {
                    assertThat(decide(command)).as("again").allMatch(HoldDeclined.class::isInstance);
                }
                check();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ", step " + step + ": " + command, failure);
            }
        }
    }

    @AfterAll
    static void theWalksHaveBeenEverywhere() {
        assertThat(SEEN).containsKeys(CreditEvent.class.getPermittedSubclasses());
        assertThat(SEEN).containsKey(AccountFrozen.class);
    }

    /** Whether it was not refused. */
    private boolean tell(CreditCommand command) {
        boolean refusal = coins.refuses(command, now);
        try {
            List<CreditEvent> events = decide(command);
            assertThat(refusal).as("should have been refused").isFalse();
            coins.tell(command, now);
            events.forEach(this::take);
            if (command instanceof Vouched vouched && !events.isEmpty()) {
                vouchers.add(vouched.voucher());
            }
            return true;
        } catch (RejectedException refused) {
            assertThat(refusal).as(refused.detail()).isTrue();
            return false;
        }
    }

    private List<CreditEvent> decide(CreditCommand command) {
        if (command instanceof Vouched vouched && vouchers.contains(vouched.voucher())) {
            return List.of();
        }
        return command instanceof RefundCharge refund
                ? AccountDecider.decide(refund, charges.get(refund.generationId()), account, now)
                : AccountDecider.decide(command, account, now);
    }

    /** The sum over all accounts is zero after each event. */
    private void take(CreditEvent event) {
        event.entries().forEach(entry -> books.merge(entry.account(), entry.credits(), Long::sum));
        assertThat(event.entries().stream().mapToLong(LedgerEntry::credits).sum())
                .as("%s", event)
                .isZero();
        isNews(event);
        account = account.evolve(event);
        assertThat(((AccountState.Open) account).available()).as("%s", event).isNotNegative();
        SEEN.merge(event.getClass(), 1, Integer::sum);
        if (event instanceof CreditsCommitted charge) {
            charges.put(charge.generationId(), charge);
        }
    }

    private void check() {
        var open = (AccountState.Open) account;
        for (LedgerAccount place : LedgerAccount.values()) {
            assertThat(books.getOrDefault(place, 0L)).as("%s", place).isEqualTo(coins.balance(place));
        }
        assertThat(open.available()).isEqualTo(coins.balance(LedgerAccount.CUSTOMER));
        assertThat(open.settled()).isEqualTo(open.available() + coins.balance(LedgerAccount.HELD));
        assertThat(open.debt()).isEqualTo(-coins.balance(LedgerAccount.DEBT));
        assertThat(open.debt() == 0 || open.available() == 0)
                .as("a debt beside money")
                .isTrue();
        checkLimits(open);
        assertThat(open.holds().keySet()).isEqualTo(coins.promises());
        open.holds()
                .forEach((generation, hold) -> assertThat(hold.purse().lots().stream()
                                .mapToLong(part -> part.credits())
                                .sum())
                        .as("%s", generation)
                        .isEqualTo(coins.heldFor(generation)));
    }

    /** Behind each command all has been told that is so. */
    private void checkLimits(AccountState.Open open) {
        var limits = open.limits();
        assertThat(limits.lowBalance()).isEqualTo(coins.lowBalance());
        assertThat(limits.budget()).isEqualTo(coins.budget());
        assertThat(limits.spent()).as("spent").isEqualTo(coins.spent());
        assertThat(limits.low())
                .as("low")
                .isEqualTo(limits.lowBalance() != null && open.settled() < limits.lowBalance());
        assertThat(limits.reached())
                .as("reached")
                .isEqualTo(limits.budget() != null && coins.spent() >= limits.budget());
    }

    /** Low and recovered take turns, unless the limit goes; a budget is reached once in a month, unless it changes. */
    private void isNews(CreditEvent event) {
        switch (event) {
            case BalanceLow _ -> assertThat(toldLow).as("told again").isFalse();
            case BalanceRecovered _ -> assertThat(toldLow).as("was low").isTrue();
            case BudgetReached _ -> assertThat(toldReached).as("told again").isFalse();
            default -> {} // nothing that is told once
        }
        toldLow = event instanceof BalanceLow
                || toldLow
                        && !(event instanceof BalanceRecovered)
                        && !(event instanceof LimitsSet set && set.lowBalance() == null);
        toldReached = event instanceof BudgetReached
                || toldReached && !(event instanceof BudgetRenewed) && !(event instanceof LimitsSet);
    }

    private CreditCommand anyCommand() {
        return switch (random.nextInt(24)) {
            case 0 -> new OpenAccount(ACCOUNT, TENANT, 1_000);
            case 1, 2 ->
                new GrantCredits(
                        ACCOUNT, anyKey(), GrantReason.CAMPAIGN, anyKind(), anyCredits(), anyPriority(), anyExpiry());
            case 3 ->
                new PurchaseCredits(
                        ACCOUNT, anyPayment(), LotKind.PURCHASED, anyCredits(), 1, anyPriority(), anyExpiry());
            case 4, 5, 6, 7, 8 -> new HoldCredits(ACCOUNT, newOrOld(), random.nextInt(60), fallbacks());
            case 9 -> new ExtendHold(ACCOUNT, anyHeld());
            case 10, 11, 12 -> new CommitCredits(ACCOUNT, anyHeld(), random.nextInt(80));
            case 13 -> new ReleaseCredits(ACCOUNT, anyHeld());
            case 14, 15, 16 -> new ExpireHold(ACCOUNT, anyHeld());
            case 17 -> new ExpireLots(ACCOUNT);
            case 18 -> new RefundCharge(ACCOUNT, anyGeneration(), 0, random.nextInt(20), RefundReason.FAULT, OPERATOR);
            case 19 ->
                new AdjustCredits(ACCOUNT, anyKey(), AdjustmentReason.CORRECTION, random.nextInt(-30, 20), OPERATOR);
            case 20, 21 -> new SetLimits(ACCOUNT, anyLimit(), anyLimit(), OPERATOR);
            case 22 -> new FreezeAccount(ACCOUNT, FreezeReason.DISPUTE, OPERATOR);
            default -> new UnfreezeAccount(ACCOUNT, OPERATOR);
        };
    }

    /** The process asks for a hold once, so one that is resolved is not asked for again. */
    private GenerationId newOrOld() {
        List<GenerationId> held = List.copyOf(coins.promises());
        return held.isEmpty() || random.nextInt(5) > 0 ? generation(generations++) : any(held);
    }

    private GenerationId anyHeld() {
        List<GenerationId> held = List.copyOf(coins.promises());
        return held.isEmpty() || random.nextInt(10) == 0 ? anyGeneration() : any(held);
    }

    private GenerationId anyGeneration() {
        return generation(random.nextInt(generations));
    }

    private GenerationId any(List<GenerationId> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static GenerationId generation(int number) {
        return new GenerationId(String.format("gen_%026d", number));
    }

    private String anyKey() {
        return "key" + random.nextInt(100);
    }

    private PaymentId anyPayment() {
        return new PaymentId(String.format("pay_%026d", random.nextInt(100)));
    }

    private LotKind anyKind() {
        return List.of(LotKind.PROMOTIONAL, LotKind.SUBSCRIPTION, LotKind.COMPENSATION)
                .get(random.nextInt(3));
    }

    private @Nullable Integer anyPriority() {
        return random.nextBoolean() ? null : random.nextInt(50);
    }

    private @Nullable Instant anyExpiry() {
        return random.nextBoolean() ? null : now.plus(Duration.ofHours(random.nextInt(-2, 100)));
    }

    private @Nullable Long anyLimit() {
        return random.nextInt(3) == 0 ? null : (long) random.nextInt(1, 300);
    }

    private long anyCredits() {
        return random.nextInt(-5, 100);
    }

    private List<Long> fallbacks() {
        return random.longs(random.nextInt(4), 0, 200).boxed().toList();
    }
}
