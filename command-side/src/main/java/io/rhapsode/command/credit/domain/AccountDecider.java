package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Absent;
import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.AccountFrozen;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.AccountUnfrozen;
import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.credit.SetLimits;
import io.rhapsode.events.credit.UnfreezeAccount;
import io.rhapsode.events.credit.VoucherId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. Pure and total: events, or a refusal. What has been done already yields nothing. */
public final class AccountDecider {

    /** Business key of the credits a tenant begins with. An account is opened once, so it needs no voucher, and nobody else can use it. */
    private static final String WELCOME = "welcome";

    private AccountDecider() {}

    /** An account of another tenant does not exist for the one who asks. */
    public static void admit(@Nullable String tenant, CreditCommand command, AccountState state) {
        boolean admitted = switch (state) {
            case Open open -> open.owner().value().equals(tenant);
            case Absent _ ->
                command instanceof OpenAccount account
                        && account.tenantId().value().equals(tenant);
        };
        if (!admitted) {
            throw noAccount();
        }
    }

    public static List<CreditEvent> decide(CreditCommand command, AccountState state, Instant now) {
        return switch (state) {
            case Absent _ -> open(command, now);
            case Open account ->
                command instanceof ExpireLots
                        ? Upkeep.expiry(account, now)
                        : around(account, now, fresh -> happens(command, fresh, now));
        };
    }

    /**
     * What becomes of a refund.
     *
     * @param charge what is in the log under the number that the refund names
     */
    public static List<CreditEvent> decide(
            RefundCharge command, @Nullable CreditEvent charge, AccountState state, Instant now) {
        return switch (state) {
            case Absent _ -> throw noAccount();
            case Open account -> around(account, now, _ -> Refunds.refund(command, charge));
        };
    }

    /** Before anything happens, lots that are due expire and a month of the budget ends; behind it, what has come back to an expired lot expires, a debt is paid, and what is to be told is told. */
    private static List<CreditEvent> around(Open account, Instant now, Function<Open, List<CreditEvent>> happens) {
        var due = Upkeep.before(account, now);
        var fresh = evolve(account, due);
        var happened = happens.apply(fresh);
        if (happened.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<>(due);
        all.addAll(happened);
        all.addAll(Upkeep.behind(evolve(fresh, happened), now));
        return List.copyOf(all);
    }

    static Open evolve(Open account, List<? extends CreditEvent> events) {
        AccountState state = account;
        for (CreditEvent event : events) {
            state = state.evolve(event);
        }
        return (Open) state;
    }

    private static List<CreditEvent> happens(CreditCommand command, Open account, Instant now) {
        return switch (command) {
            case OpenAccount _ -> List.of();
            case GrantCredits grant -> grant.key().equals(WELCOME) ? List.of() : Deposits.grant(grant, account, now);
            case PurchaseCredits purchase -> Deposits.purchase(purchase, account, now);
            case AdjustCredits adjustment -> Deposits.adjust(adjustment, account, now);
            case HoldCredits hold -> Holds.hold(hold, account, now);
            case ExtendHold extension -> Holds.extend(extension, account, now);
            case CommitCredits commit -> Holds.commit(commit, account, now);
            case ReleaseCredits release -> Holds.release(release, account);
            case ExpireHold expiry -> Holds.expire(expiry, account, now);
            case ExpireLots _, RefundCharge _ -> throw new IllegalArgumentException("decided elsewhere: " + command);
            case FreezeAccount freeze ->
                account.frozen()
                        ? List.of()
                        : List.of(new AccountFrozen(freeze.accountId(), freeze.reason(), freeze.actorId()));
            case UnfreezeAccount thaw ->
                account.frozen() ? List.of(new AccountUnfrozen(thaw.accountId(), thaw.actorId())) : List.of();
            case SetLimits limits -> Notices.set(limits, account);
        };
    }

    private static List<CreditEvent> open(CreditCommand command, Instant now) {
        if (!(command instanceof OpenAccount account)) {
            throw noAccount();
        }
        var opened = new AccountOpened(account.accountId(), account.tenantId());
        if (account.welcomeCredits() <= 0) {
            return List.of(opened);
        }
        var voucher = VoucherId.of(account.accountId(), WELCOME);
        var lot = new Lot(voucher.lot(), LotKind.PROMOTIONAL, LotKind.PROMOTIONAL.priority(), null, now);
        var part = new LotCredits(lot, account.welcomeCredits());
        return List.of(opened, new CreditsGranted(account.accountId(), voucher, GrantReason.WELCOME, part));
    }

    private static RejectedException noAccount() {
        return new RejectedException(Rejection.ACCOUNT_NOT_FOUND, "There is no such account.");
    }
}
