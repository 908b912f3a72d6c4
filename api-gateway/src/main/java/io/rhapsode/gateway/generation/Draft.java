package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.Admission;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/** A generation that has not been admitted yet. */
record Draft(
        GenerationId id,
        TenantId tenant,
        @Nullable ProjectId project,
        GenerationKind kind,
        @Nullable String title,
        int characters,
        SpeechOrder order,
        @Nullable GenerationId regeneratedFrom,
        int take,
        @Nullable QuoteId quoteId) {

    ObjectKey textKey() {
        return ObjectKey.text(tenant, id);
    }

    RequestGeneration request(Admission admission, Caller caller) {
        return new RequestGeneration(
                id,
                tenant,
                project,
                kind,
                textKey(),
                characters,
                admission.textDigest(),
                order,
                caller,
                regeneratedFrom,
                take,
                quoteId,
                admission.plan());
    }
}
