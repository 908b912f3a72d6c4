package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A hold was given back because nobody knew of its generation any more. It can still be charged or released.
 *
 * @param restored the lots that got something back
 */
@Revision("1")
@JsonTypeName("credit.HoldExpired")
public record HoldExpired(AccountId accountId, GenerationId generationId, long credits, List<LotCredits> restored)
        implements CreditEvent, AboutGeneration {

    public HoldExpired {
        restored = List.copyOf(restored);
    }

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.HELD, LedgerAccount.CUSTOMER, credits);
    }
}
