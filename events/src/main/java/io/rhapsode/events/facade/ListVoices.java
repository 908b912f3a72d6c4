package io.rhapsode.events.facade;

import org.jspecify.annotations.Nullable;

/**
 * Query for a {@link VoicesView}.
 *
 * @param search a word of what they are called, or of a language; null for all
 * @param from how many are passed over
 * @param limit how many at most, 1 to {@link #MOST}
 */
public record ListVoices(@Nullable String search, int from, int limit) {

    /** Voices in one answer: a kilobyte each would still be a small message. */
    public static final int MOST = 2_000;
}
