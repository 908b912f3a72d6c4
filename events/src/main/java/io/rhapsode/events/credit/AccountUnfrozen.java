package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.ActorId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The account can be used again. */
@Revision("1")
@JsonTypeName("credit.AccountUnfrozen")
public record AccountUnfrozen(AccountId accountId, ActorId actorId) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
