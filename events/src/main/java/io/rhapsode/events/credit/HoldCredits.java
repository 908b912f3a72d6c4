package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets credits aside for a generation: the dearest of the prices that the balance covers, and at least the chosen candidate's.
 *
 * @param requiredCredits price of the chosen candidate; declined where the balance does not cover it
 * @param fallbackCredits prices of the other candidates
 */
public record HoldCredits(
        @TargetAggregateIdentifier AccountId accountId,
        GenerationId generationId,
        long requiredCredits,
        List<Long> fallbackCredits)
        implements CreditCommand, AboutGeneration {

    public HoldCredits {
        fallbackCredits = List.copyOf(fallbackCredits);
    }
}
