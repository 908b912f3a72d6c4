package io.rhapsode.query.credit.domain;

import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LedgerEntry;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotId;
import io.rhapsode.events.generation.GenerationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The books of one account, made again from its events, and everything in them that cannot be right. It trusts no event: what an event says of itself must agree with
 * what the events before it have said.
 */
public final class Proof {

    /** More says no more. */
    private static final int FAULTS_TOLD = 20;

    private final Map<LotId, Long> lots = new HashMap<>();
    private final Map<GenerationId, Long> holds = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private Books books = Books.EMPTY;
    private long next;

    public void take(CreditEvent event, long number) {
        demand(number == next, "event " + number + " comes where " + next + " should");
        next = number + 1;
        demand(
                event.entries().stream().mapToLong(LedgerEntry::credits).sum() == 0,
                "event " + number + " is not balanced");
        books = books.plus(event.entries());
        List<LotCredits> changes = Movement.of(event).lots();
        for (LotCredits change : changes) {
            long left = lots.merge(change.lot().lotId(), change.credits(), Long::sum);
            demand(
                    left >= 0,
                    "event " + number + " takes more from " + change.lot().lotId() + " than is in it");
            if (left == 0) {
                lots.remove(change.lot().lotId());
            }
        }
        demand(
                changes.stream().mapToLong(LotCredits::credits).sum() == event.moved(LedgerAccount.CUSTOMER),
                "the lots of event " + number + " do not come to what it moves");
        hold(event, number);
        demand(books.of(LedgerAccount.CUSTOMER) >= 0, "less than nothing is available behind event " + number);
        demand(books.of(LedgerAccount.HELD) >= 0, "less than nothing is held behind event " + number);
        demand(books.of(LedgerAccount.DEBT) <= 0, "the tenant owes less than nothing behind event " + number);
    }

    private void hold(CreditEvent event, long number) {
        switch (event) {
            case CreditsHeld e -> {
                Long before = holds.put(e.generationId(), e.credits());
                demand(before == null || before == 0, "event " + number + " holds for a generation a second time");
            }
            case CreditsCommitted e -> resolve(e.generationId(), e.credits() + e.releasedCredits(), number);
            case CreditsReleased e -> resolve(e.generationId(), e.credits(), number);
            case HoldExpired e -> {
                resolve(e.generationId(), e.credits(), number);
                holds.put(e.generationId(), 0L);
            }
            default -> {} // of no hold
        }
    }

    private void resolve(GenerationId generation, long credits, long number) {
        Long held = holds.remove(generation);
        demand(
                Objects.equals(held, credits),
                "event " + number + " resolves a hold of " + credits + ", which is " + held);
    }

    private void demand(boolean right, String otherwise) {
        if (!right && faults.size() < FAULTS_TOLD) {
            faults.add(otherwise);
        }
    }

    /** The number of the event that is to come. */
    public long next() {
        return next;
    }

    public Books books() {
        return books;
    }

    public Map<LotId, Long> lots() {
        return Map.copyOf(lots);
    }

    public Map<GenerationId, Long> holds() {
        return Map.copyOf(holds);
    }

    /** What cannot be right, in the whole of it too. */
    public List<String> faults() {
        var all = new ArrayList<>(faults);
        if (books.sum() != 0) {
            all.add("the sum over all accounts is " + books.sum());
        }
        if (holds.values().stream().mapToLong(Long::longValue).sum() != books.of(LedgerAccount.HELD)) {
            all.add("the holds do not come to what is held");
        }
        if (lots.values().stream().mapToLong(Long::longValue).sum() != books.of(LedgerAccount.CUSTOMER)) {
            all.add("the lots do not come to what is available");
        }
        return List.copyOf(all);
    }
}
