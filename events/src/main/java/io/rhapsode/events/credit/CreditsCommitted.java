package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/**
 * A hold became a charge; what it held beyond the charge is available again.
 *
 * @param credits what was charged
 * @param releasedCredits what was given back
 * @param charged the lots that paid
 * @param restored the lots that got something back
 */
@Revision("2")
@JsonTypeName("credit.CreditsCommitted")
public record CreditsCommitted(
        AccountId accountId,
        GenerationId generationId,
        long credits,
        long releasedCredits,
        List<LotCredits> charged,
        List<LotCredits> restored)
        implements CreditEvent, AboutGeneration {

    public CreditsCommitted {
        charged = List.copyOf(charged);
        restored = List.copyOf(restored);
    }

    @Override
    public List<LedgerEntry> entries() {
        return Stream.concat(
                        LedgerEntry.move(LedgerAccount.HELD, LedgerAccount.REVENUE, credits).stream(),
                        LedgerEntry.move(LedgerAccount.HELD, LedgerAccount.CUSTOMER, releasedCredits).stream())
                .toList();
    }
}
