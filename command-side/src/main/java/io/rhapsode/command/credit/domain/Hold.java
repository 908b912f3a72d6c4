package io.rhapsode.command.credit.domain;

import java.time.Instant;

/**
 * Credits set aside for a generation, until they are charged or given back.
 *
 * @param credits how much may be charged
 * @param purse where they lie: nowhere, once the hold has expired
 * @param expiresAt when it is asked whether anybody still needs them
 */
public record Hold(long credits, Purse purse, Instant expiresAt, boolean expired) {

    Hold until(Instant later) {
        return new Hold(credits, purse, later, expired);
    }

    /** Remembered, so that what was promised can still be charged. */
    Hold whenExpired() {
        return new Hold(credits, Purse.EMPTY, expiresAt, true);
    }
}
