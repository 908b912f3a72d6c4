package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.GenerationView.AtDownload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is paid by its first download, while it waits for that and afterwards. Of what is paid otherwise there is nothing to say. */
final class Waiting {

    private Waiting() {}

    static @Nullable AtDownload merged(@Nullable AtDownload before, Instant at) {
        return before == null
                ? null
                : new AtDownload(before.terms(), false, at.plus(before.terms().retention()), false);
    }

    static @Nullable AtDownload fetched(@Nullable AtDownload before) {
        return before == null ? null : new AtDownload(before.terms(), true, null, false);
    }

    static @Nullable AtDownload erased(@Nullable AtDownload before, ErasureReason reason) {
        return before == null
                ? null
                : new AtDownload(before.terms(), before.fetched(), null, reason == ErasureReason.NOT_FETCHED);
    }
}
