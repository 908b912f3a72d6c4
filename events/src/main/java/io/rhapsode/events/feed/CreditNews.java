package io.rhapsode.events.feed;

import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.generation.GenerationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of a tenant's account.
 *
 * @param movement its number in the account
 * @param credits more or less of settled less debt
 * @param held more or less of what is set aside
 */
public record CreditNews(
        long movement,
        MovementKind kind,
        long credits,
        long held,
        @Nullable GenerationId generationId,
        @Nullable PaymentId paymentId,
        @Nullable String reason,
        Instant at) {}
