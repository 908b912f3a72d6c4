package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import org.axonframework.serialization.Revision;

/**
 * A hold became a charge; what it held beyond the charge is available again.
 *
 * @param credits what was charged
 * @param releasedCredits what was given back
 */
@Revision("1")
@JsonTypeName("credit.CreditsCommitted")
public record CreditsCommitted(AccountId accountId, GenerationId generationId, long credits, long releasedCredits)
        implements CreditEvent {}
