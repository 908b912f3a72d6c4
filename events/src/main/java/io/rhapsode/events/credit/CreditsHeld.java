package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Credits were set aside for a generation.
 *
 * @param credits the dearest candidate they cover; of a hold that had expired, what there was to be held again
 * @param requiredCredits the price of the chosen candidate; of a hold that had expired, what is to be charged
 * @param parts the lots they were taken from
 * @param expiresAt when it is asked whether anybody still needs them
 */
@Revision("2")
@JsonTypeName("credit.CreditsHeld")
public record CreditsHeld(
        AccountId accountId,
        GenerationId generationId,
        long credits,
        long requiredCredits,
        List<LotCredits> parts,
        Instant expiresAt)
        implements CreditEvent, AboutGeneration {

    public CreditsHeld {
        parts = List.copyOf(parts);
    }

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.CUSTOMER, LedgerAccount.HELD, credits);
    }
}
