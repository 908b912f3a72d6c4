package io.rhapsode.events.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor where the next page begins, null at the end */
public record UsagePage(List<UsageView> items, @Nullable String nextCursor) {

    public UsagePage {
        items = List.copyOf(items);
    }
}
