package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import org.axonframework.serialization.Revision;

/**
 * Credits were set aside for a generation.
 *
 * @param credits the dearest candidate they cover
 * @param requiredCredits the price of the chosen candidate
 */
@Revision("1")
@JsonTypeName("credit.CreditsHeld")
public record CreditsHeld(AccountId accountId, GenerationId generationId, long credits, long requiredCredits)
        implements CreditEvent {}
