package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The balance, or what is left of the month's budget, does not cover the chosen candidate.
 *
 * @param availableCredits what could have been held
 */
@Revision("2")
@JsonTypeName("credit.HoldDeclined")
public record HoldDeclined(
        AccountId accountId,
        GenerationId generationId,
        DeclineReason reason,
        long requiredCredits,
        long availableCredits)
        implements CreditEvent, AboutGeneration {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
