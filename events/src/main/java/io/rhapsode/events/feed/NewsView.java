package io.rhapsode.events.feed;

import io.rhapsode.events.generation.ProgressView;
import org.jspecify.annotations.Nullable;

/**
 * One public event of a tenant; or only how far the log has been read meanwhile, so that whoever comes back does not have to read it again.
 *
 * @param position where the next one begins; opaque
 * @param progress set for an event of a generation
 * @param credits set for an event of the account
 */
public record NewsView(
        String position,
        @Nullable ProgressView progress,
        @Nullable CreditNews credits) {}
