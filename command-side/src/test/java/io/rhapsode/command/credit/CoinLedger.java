package io.rhapsode.command.credit;

import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.credit.SetLimits;
import io.rhapsode.events.credit.UnfreezeAccount;
import io.rhapsode.events.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account kept by hand: every credit is a coin of its own that lies in one place, and nothing is ever added up but by counting. */
final class CoinLedger {

    /** A hold that is not over. */
    private static final class Promise {

        private final int credits;
        private Instant until;
        private boolean expired;

        Promise(int credits, Instant until) {
            this.credits = credits;
            this.until = until;
        }
    }

    private static final class Coin {

        private final int priority;
        private final @Nullable Instant expiresAt;
        private final int number;
        private LedgerAccount place = LedgerAccount.CUSTOMER;
        private @Nullable GenerationId generation;

        Coin(int priority, @Nullable Instant expiresAt, int number) {
            this.priority = priority;
            this.expiresAt = expiresAt;
            this.number = number;
        }

        boolean isFree() {
            return place == LedgerAccount.CUSTOMER;
        }

        boolean isHeldFor(GenerationId generation) {
            return place == LedgerAccount.HELD && generation.equals(this.generation);
        }

        boolean paidFor(GenerationId generation) {
            return place == LedgerAccount.REVENUE && generation.equals(this.generation);
        }

        void lie(LedgerAccount place, @Nullable GenerationId generation) {
            this.place = place;
            this.generation = generation;
        }
    }

    private static final Comparator<Coin> DRAWING = Comparator.<Coin>comparingInt(coin -> coin.priority)
            .thenComparing(coin -> coin.expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingInt(coin -> coin.number);

    private final List<Coin> coins = new ArrayList<>();
    private final Map<GenerationId, Promise> promises = new HashMap<>();
    private final Set<String> used = new HashSet<>(Set.of("welcome"));
    private final Set<GenerationId> committed = new HashSet<>();
    private int lots;
    private int sold;
    private int given;
    private int refunded;
    private int owed;
    private int borrowed;
    private boolean frozen;
    private @Nullable Long lowBalance;
    private @Nullable Long budget;
    private @Nullable LocalDate budgetEnds;
    private int spent;

    /** What should come of it. */
    void tell(CreditCommand command, Instant now) {
        switch (command) {
            case OpenAccount open -> {
                if (lots == 0) {
                    given += mint((int) open.welcomeCredits(), 10, null);
                }
            }
            case GrantCredits grant -> {
                if (grant.credits() > 0 && used.add(grant.key())) {
                    given += mint((int) grant.credits(), priority(grant.priority(), grant.kind()), grant.expiresAt());
                    tidy(now);
                }
            }
            case PurchaseCredits bought -> {
                if (bought.credits() > 0 && used.add(bought.paymentId().value())) {
                    sold += mint(
                            (int) bought.credits(), priority(bought.priority(), bought.kind()), bought.expiresAt());
                    tidy(now);
                }
            }
            case AdjustCredits adjustment -> adjust(adjustment, now);
            case HoldCredits hold -> hold(hold, now);
            case ExtendHold extension -> {
                Promise promise = promises.get(extension.generationId());
                if (promise != null
                        && !promise.expired
                        && Duration.between(now, promise.until).compareTo(Duration.ofHours(12)) <= 0) {
                    promise.until = now.plus(Duration.ofHours(24));
                    tidy(now);
                }
            }
            case CommitCredits commit -> commit(commit, now);
            case ReleaseCredits release -> {
                if (promises.remove(release.generationId()) != null) {
                    giveBack(release.generationId());
                    tidy(now);
                }
            }
            case ExpireHold expiry -> {
                Promise promise = promises.get(expiry.generationId());
                if (promise != null && !promise.expired && promise.until.compareTo(now) <= 0) {
                    promise.expired = true;
                    giveBack(expiry.generationId());
                    tidy(now);
                }
            }
            case ExpireLots _ -> expire(now);
            case RefundCharge refund -> refund(refund, now);
            case FreezeAccount _ -> {
                if (!frozen) {
                    frozen = true;
                    tidy(now);
                }
            }
            case SetLimits limits -> limit(limits, now);
            case UnfreezeAccount _ -> {
                if (frozen) {
                    frozen = false;
                    tidy(now);
                }
            }
        }
    }

    /** Whether a refusal is what it should come to. */
    boolean refuses(CreditCommand command, Instant now) {
        return switch (command) {
            case AdjustCredits adjustment ->
                !used.contains(adjustment.key())
                        && -adjustment.credits()
                                > coins.stream()
                                        .filter(coin -> coin.isFree() && !isDue(coin, now))
                                        .count();
            case RefundCharge refund ->
                !used.contains(refund.voucher().value())
                        && (!committed.contains(refund.generationId())
                                || refund.credits() > charged(refund.generationId()));
            default -> false;
        };
    }

    long balance(LedgerAccount account) {
        return switch (account) {
            case CUSTOMER, HELD, BREAKAGE -> count(account);
            case REVENUE -> count(account) + refunded + borrowed;
            case PROMOTIONAL -> count(account) - given;
            case SALES -> -sold;
            case REFUND -> -refunded;
            case DEBT -> -owed;
        };
    }

    @Nullable
    Long lowBalance() {
        return lowBalance;
    }

    @Nullable
    Long budget() {
        return budget;
    }

    long spent() {
        return spent;
    }

    long heldFor(GenerationId generation) {
        return coins.stream().filter(coin -> coin.isHeldFor(generation)).count();
    }

    Set<GenerationId> promises() {
        return promises.keySet();
    }

    private long charged(GenerationId generation) {
        return coins.stream().filter(coin -> coin.paidFor(generation)).count();
    }

    private void hold(HoldCredits command, Instant now) {
        if (promises.containsKey(command.generationId())) {
            return;
        }
        expire(now);
        renew(now);
        long free = count(LedgerAccount.CUSTOMER);
        if (budget != null) {
            free = Math.min(free, Math.max(0, budget - spent - count(LedgerAccount.HELD)));
        }
        if (!frozen && command.requiredCredits() <= free) {
            long most = command.requiredCredits();
            for (long price : command.fallbackCredits()) {
                most = price <= free && price > most ? price : most;
            }
            promises.put(command.generationId(), new Promise((int) most, now.plus(Duration.ofHours(24))));
            draw((int) most, LedgerAccount.HELD, command.generationId());
        }
        tidy(now);
    }

    private void commit(CommitCredits command, Instant now) {
        Promise promise = promises.remove(command.generationId());
        if (promise == null) {
            return;
        }
        committed.add(command.generationId());
        expire(now);
        renew(now);
        int price = (int) Math.min(command.credits(), promise.credits);
        spent += budget == null ? 0 : price;
        if (promise.expired) {
            int drawn = draw(price, LedgerAccount.REVENUE, command.generationId());
            owed += price - drawn;
            borrowed += price - drawn;
        } else {
            coins.stream()
                    .filter(coin -> coin.isHeldFor(command.generationId()))
                    .sorted(DRAWING)
                    .limit(price)
                    .forEach(coin -> coin.lie(LedgerAccount.REVENUE, command.generationId()));
            giveBack(command.generationId());
        }
        tidy(now);
    }

    private void adjust(AdjustCredits command, Instant now) {
        if (command.credits() == 0 || !used.add(command.key())) {
            return;
        }
        expire(now);
        if (command.credits() > 0) {
            given += mint((int) command.credits(), 30, null);
        } else {
            draw((int) -command.credits(), LedgerAccount.PROMOTIONAL, null);
        }
        tidy(now);
    }

    private void refund(RefundCharge command, Instant now) {
        if (command.credits() <= 0 || !used.add(command.voucher().value())) {
            return;
        }
        expire(now);
        coins.stream()
                .filter(coin -> coin.paidFor(command.generationId()))
                .sorted(DRAWING.reversed())
                .limit(command.credits())
                .forEach(coin -> coin.lie(LedgerAccount.CUSTOMER, null));
        refunded += (int) command.credits();
        tidy(now);
    }

    private void limit(SetLimits command, Instant now) {
        if (Objects.equals(command.lowBalance(), lowBalance) && Objects.equals(command.monthlyBudget(), budget)) {
            return;
        }
        renew(now);
        lowBalance = command.lowBalance();
        budget = command.monthlyBudget();
        if (budget == null) {
            budgetEnds = null;
            spent = 0;
        }
        tidy(now);
    }

    /** By the calendar: a budget has the days up to the first of the next month. */
    private void renew(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (budget != null && (budgetEnds == null || !today.isBefore(budgetEnds))) {
            budgetEnds = today.withDayOfMonth(today.lengthOfMonth()).plusDays(1);
            spent = 0;
        }
    }

    private int mint(int credits, int priority, @Nullable Instant expiresAt) {
        lots++;
        for (int coin = 0; coin < credits; coin++) {
            coins.add(new Coin(priority, expiresAt, lots));
        }
        return credits;
    }

    private int draw(int credits, LedgerAccount place, @Nullable GenerationId generation) {
        var drawn = coins.stream()
                .filter(Coin::isFree)
                .sorted(DRAWING)
                .limit(credits)
                .toList();
        drawn.forEach(coin -> coin.lie(place, generation));
        return drawn.size();
    }

    private void giveBack(GenerationId generation) {
        coins.stream()
                .filter(coin -> coin.isHeldFor(generation))
                .forEach(coin -> coin.lie(LedgerAccount.CUSTOMER, null));
    }

    private void tidy(Instant now) {
        expire(now);
        renew(now);
        while (owed > 0 && draw(1, LedgerAccount.REVENUE, null) == 1) {
            owed--;
            borrowed--;
        }
    }

    private void expire(Instant now) {
        coins.stream()
                .filter(coin -> coin.isFree() && isDue(coin, now))
                .forEach(coin -> coin.lie(LedgerAccount.BREAKAGE, null));
    }

    private static boolean isDue(Coin coin, Instant now) {
        return coin.expiresAt != null && !now.isBefore(coin.expiresAt);
    }

    private long count(LedgerAccount place) {
        return coins.stream().filter(coin -> coin.place == place).count();
    }

    private static int priority(@Nullable Integer asked, LotKind kind) {
        return asked == null ? kind.priority() : asked;
    }
}
