package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * What was delivered after its hold had expired could not be paid.
 *
 * @param credits what is owed
 * @param chargedCredits what it costs in all
 */
@Revision("1")
@JsonTypeName("credit.DebtPosted")
public record DebtPosted(AccountId accountId, GenerationId generationId, long credits, long chargedCredits)
        implements CreditEvent, AboutGeneration {

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.DEBT, LedgerAccount.REVENUE, credits);
    }
}
