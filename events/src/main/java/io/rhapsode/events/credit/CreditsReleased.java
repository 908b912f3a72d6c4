package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A hold was given back whole.
 *
 * @param restored the lots that got something back
 */
@Revision("2")
@JsonTypeName("credit.CreditsReleased")
public record CreditsReleased(AccountId accountId, GenerationId generationId, long credits, List<LotCredits> restored)
        implements CreditEvent, AboutGeneration {

    public CreditsReleased {
        restored = List.copyOf(restored);
    }

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.HELD, LedgerAccount.CUSTOMER, credits);
    }
}
