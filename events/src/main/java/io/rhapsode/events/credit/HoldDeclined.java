package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The balance does not cover the chosen candidate. */
@Revision("1")
@JsonTypeName("credit.HoldDeclined")
public record HoldDeclined(AccountId accountId, GenerationId generationId, long requiredCredits, long availableCredits)
        implements CreditEvent, AboutGeneration {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
