package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.ActorId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Nothing new is held on the account. What is under way goes on. */
@Revision("1")
@JsonTypeName("credit.AccountFrozen")
public record AccountFrozen(AccountId accountId, FreezeReason reason, ActorId actorId) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
