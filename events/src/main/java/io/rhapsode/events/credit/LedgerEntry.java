package io.rhapsode.events.credit;

import java.util.List;

/**
 * One line of a double entry.
 *
 * @param credits more for the account, or less
 */
public record LedgerEntry(LedgerAccount account, long credits) {

    static List<LedgerEntry> move(LedgerAccount from, LedgerAccount to, long credits) {
        return credits == 0 ? List.of() : List.of(new LedgerEntry(from, -credits), new LedgerEntry(to, credits));
    }
}
