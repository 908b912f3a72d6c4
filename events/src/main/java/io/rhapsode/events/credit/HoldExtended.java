package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A hold lasts longer, for its generation goes on. */
@Revision("1")
@JsonTypeName("credit.HoldExtended")
public record HoldExtended(AccountId accountId, GenerationId generationId, Instant expiresAt)
        implements CreditEvent, AboutGeneration {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
