package io.rhapsode.events.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a tenant's ledger. */
public record MovementPage(
        List<MovementView> items, @Nullable String nextCursor) {

    public MovementPage {
        items = List.copyOf(items);
    }
}
