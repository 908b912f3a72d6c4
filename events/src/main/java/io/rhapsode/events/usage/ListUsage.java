package io.rhapsode.events.usage;

import io.rhapsode.events.identity.TenantId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Query for a {@link UsagePage}, newest day first where days are told apart.
 *
 * @param from first day, in UTC
 * @param to last day, in UTC; at most {@link #MOST_DAYS} from the first to it
 * @param groups by what it is told apart; by nothing gives one line
 * @param limit 1 to 200
 * @param cursor as a page before gave it; one that is not understood is refused as an {@link IllegalArgumentException}
 */
public record ListUsage(
        TenantId tenant,
        LocalDate from,
        LocalDate to,
        Set<UsageGroup> groups,
        int limit,
        @Nullable String cursor) {

    /** Days at once: a year, and the leap day. */
    public static final int MOST_DAYS = 366;

    public ListUsage {
        groups = Set.copyOf(groups);
    }
}
