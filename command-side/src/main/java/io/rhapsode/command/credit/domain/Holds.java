package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.HoldExtended;
import io.rhapsode.events.credit.ReleaseCredits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The life of a hold: made, extended, and resolved once. */
final class Holds {

    /** Far longer than a server is down, and short enough that credits nobody needs are not missed for long. A generation that goes on extends it. */
    private static final Duration LASTS = Duration.ofDays(1);

    private Holds() {}

    /** Who asks again after a refusal is answered again: the refusal changed nothing, and the balance may have. */
    static List<CreditEvent> hold(HoldCredits command, Open account, Instant now) {
        if (account.holds().containsKey(command.generationId())) {
            return List.of();
        }
        long required = command.requiredCredits();
        long available = account.frozen() ? 0 : account.available();
        if (account.frozen() || required > available) {
            return declined(command, DeclineReason.CREDITS, available);
        }
        long room = account.limits().room(account.settled() - account.available());
        if (required > room) {
            return declined(command, DeclineReason.BUDGET, room);
        }
        long dearestCovered = LongStream.concat(
                        LongStream.of(required),
                        command.fallbackCredits().stream().mapToLong(Long::longValue))
                .filter(price -> price <= Math.min(available, room))
                .max()
                .orElse(required);
        return List.of(new CreditsHeld(
                command.accountId(),
                command.generationId(),
                dearestCovered,
                required,
                account.free().first(dearestCovered).lots(),
                now.plus(LASTS)));
    }

    private static List<CreditEvent> declined(HoldCredits command, DeclineReason reason, long available) {
        return List.of(new HoldDeclined(
                command.accountId(), command.generationId(), reason, command.requiredCredits(), available));
    }

    /** Only once half of the time that it is needed is over, so that who asks often writes little. */
    static List<CreditEvent> extend(ExtendHold command, Open account, Instant now) {
        Hold hold = account.holds().get(command.generationId());
        Duration needed = command.lasting() == null ? LASTS : command.lasting();
        if (hold == null || hold.expired() || hold.expiresAt().isAfter(now.plus(needed.dividedBy(2)))) {
            return List.of();
        }
        return List.of(new HoldExtended(command.accountId(), command.generationId(), now.plus(needed)));
    }

    /** Never more than was held: the balance was promised to others on that ground. */
    static List<CreditEvent> commit(CommitCredits command, Open account, Instant now) {
        Hold hold = account.holds().get(command.generationId());
        if (hold == null) {
            return List.of();
        }
        long charged = Math.clamp(command.credits(), 0, hold.credits());
        return hold.expired()
                ? commitLate(command, charged, account, now)
                : List.of(charge(command, charged, hold.purse()));
    }

    /** What is there is held again; what is not is owed, for the speech has been delivered. */
    private static List<CreditEvent> commitLate(CommitCredits command, long charged, Open account, Instant now) {
        Purse found = account.free().first(charged);
        long covered = found.credits();
        var held = new CreditsHeld(
                command.accountId(), command.generationId(), covered, charged, found.lots(), now.plus(LASTS));
        var commit = charge(command, covered, found);
        return covered == charged
                ? List.of(held, commit)
                : List.of(
                        held,
                        commit,
                        new DebtPosted(command.accountId(), command.generationId(), charged - covered, charged));
    }

    private static CreditsCommitted charge(CommitCredits command, long credits, Purse held) {
        Purse paying = held.first(credits);
        Purse rest = held.minus(paying.lots());
        return new CreditsCommitted(
                command.accountId(), command.generationId(), credits, rest.credits(), paying.lots(), rest.lots());
    }

    /** Of a hold that had expired there is nothing left to give back; it is over all the same. */
    static List<CreditEvent> release(ReleaseCredits command, Open account) {
        Hold hold = account.holds().get(command.generationId());
        return hold == null
                ? List.of()
                : List.of(new CreditsReleased(
                        command.accountId(),
                        command.generationId(),
                        hold.purse().credits(),
                        hold.purse().lots()));
    }

    static List<CreditEvent> expire(ExpireHold command, Open account, Instant now) {
        Hold hold = account.holds().get(command.generationId());
        if (hold == null || hold.expired() || now.isBefore(hold.expiresAt())) {
            return List.of();
        }
        return List.of(new HoldExpired(
                command.accountId(),
                command.generationId(),
                hold.purse().credits(),
                hold.purse().lots()));
    }
}
