package io.rhapsode.events.generation;

import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Begins a generation; its text is in the object store by now. Asked again with the same id, it yields nothing if it is the same request, and is refused as
 * {@code already_exists} otherwise. The components are those of {@link GenerationRequested}; when it is paid, its tenant has chosen.
 *
 * @param quoteId the promised price that is called upon
 * @param plan as it was made when the request was admitted, recorded together with it unless its prices are of another day; null where it is a task's to make.
 *     What is asked for does not change with it
 */
public record RequestGeneration(
        @TargetAggregateIdentifier GenerationId generationId,
        TenantId tenantId,
        @Nullable ProjectId projectId,
        GenerationKind kind,
        ObjectKey textKey,
        int characters,
        String textDigest,
        SpeechOrder order,
        Caller caller,
        @Nullable GenerationId regeneratedFrom,
        int take,
        @Nullable QuoteId quoteId,
        @Nullable Plan plan)
        implements GenerationCommand {}
