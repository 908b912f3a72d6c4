package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Absent;
import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.ReleaseCredits;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. Pure and total: events, or a refusal. What has been done already yields nothing. */
public final class AccountDecider {

    /** Business key of the credits a tenant begins with. */
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
            throw new RejectedException(Rejection.ACCOUNT_NOT_FOUND, "There is no such account.");
        }
    }

    public static List<CreditEvent> decide(CreditCommand command, AccountState state) {
        return switch (state) {
            case Absent _ -> open(command);
            case Open account ->
                switch (command) {
                    case OpenAccount _ -> List.of();
                    case GrantCredits grant -> grant(grant, account);
                    case HoldCredits hold -> hold(hold, account);
                    case CommitCredits commit -> commit(commit, account);
                    case ReleaseCredits release -> release(release, account);
                };
        };
    }

    private static List<CreditEvent> open(CreditCommand command) {
        if (!(command instanceof OpenAccount account)) {
            throw new RejectedException(Rejection.ACCOUNT_NOT_FOUND, "There is no such account.");
        }
        var opened = new AccountOpened(account.accountId(), account.tenantId());
        return account.welcomeCredits() > 0
                ? List.of(opened, new CreditsGranted(account.accountId(), WELCOME, account.welcomeCredits()))
                : List.of(opened);
    }

    private static List<CreditEvent> grant(GrantCredits command, Open account) {
        boolean known = account.grants().contains(command.grant());
        return known || command.credits() <= 0
                ? List.of()
                : List.of(new CreditsGranted(command.accountId(), command.grant(), command.credits()));
    }

    /** Who asks again after a refusal is answered again: the refusal changed nothing, and the balance may have. */
    private static List<CreditEvent> hold(HoldCredits command, Open account) {
        if (account.holds().containsKey(command.generationId())) {
            return List.of();
        }
        long required = command.requiredCredits();
        long available = account.available();
        if (required > available) {
            return List.of(new HoldDeclined(command.accountId(), command.generationId(), required, available));
        }
        long dearestCovered = LongStream.concat(
                        LongStream.of(required),
                        command.fallbackCredits().stream().mapToLong(Long::longValue))
                .filter(price -> price <= available)
                .max()
                .orElse(required);
        return List.of(new CreditsHeld(command.accountId(), command.generationId(), dearestCovered, required));
    }

    /** Never more than was held: the balance was promised to others on that ground. */
    private static List<CreditEvent> commit(CommitCredits command, Open account) {
        Long held = account.holds().get(command.generationId());
        if (held == null) {
            return List.of();
        }
        long charged = Math.min(command.credits(), held);
        return List.of(new CreditsCommitted(command.accountId(), command.generationId(), charged, held - charged));
    }

    private static List<CreditEvent> release(ReleaseCredits command, Open account) {
        Long held = account.holds().get(command.generationId());
        return held == null
                ? List.of()
                : List.of(new CreditsReleased(command.accountId(), command.generationId(), held));
    }
}
