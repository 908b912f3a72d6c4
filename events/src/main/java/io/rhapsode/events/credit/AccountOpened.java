package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.TenantId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The tenant has an account, with a balance of zero. */
@Revision("1")
@JsonTypeName("credit.AccountOpened")
public record AccountOpened(AccountId accountId, TenantId tenantId) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
