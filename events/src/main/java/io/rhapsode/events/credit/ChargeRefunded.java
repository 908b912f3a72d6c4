package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.ActorId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A charge was given back, or a part of it.
 *
 * @param restored the lots that had paid
 */
@Revision("1")
@JsonTypeName("credit.ChargeRefunded")
public record ChargeRefunded(
        AccountId accountId,
        GenerationId generationId,
        VoucherId voucherId,
        RefundReason reason,
        ActorId actorId,
        long credits,
        List<LotCredits> restored)
        implements CreditEvent, AboutGeneration {

    public ChargeRefunded {
        restored = List.copyOf(restored);
    }

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.REFUND, LedgerAccount.CUSTOMER, credits);
    }
}
