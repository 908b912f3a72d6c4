package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.ActorId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * From now on these limits hold; null is none. What has been spent of a budget stays spent when the budget changes, and is forgotten when it goes.
 *
 * @param lowBalance the balance is low with less than this settled
 * @param monthlyBudget credits that may become charges in a month of UTC
 */
@Revision("1")
@JsonTypeName("credit.LimitsSet")
public record LimitsSet(
        AccountId accountId,
        @Nullable Long lowBalance,
        @Nullable Long monthlyBudget,
        ActorId actorId) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
