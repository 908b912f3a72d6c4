package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import java.time.Duration;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Says that the generation of a hold goes on, or that its file waits for the download that pays it.
 *
 * @param lasting how long it is needed from now on; null for as long as a hold usually lasts
 */
public record ExtendHold(
        @TargetAggregateIdentifier AccountId accountId,
        GenerationId generationId,
        @Nullable Duration lasting) implements CreditCommand, AboutGeneration {

    public ExtendHold(AccountId accountId, GenerationId generationId) {
        this(accountId, generationId, null);
    }
}
