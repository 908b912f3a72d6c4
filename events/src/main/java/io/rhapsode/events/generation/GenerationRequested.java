package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A text is to be spoken.
 *
 * @param characters code points of the source text, which the price is computed from
 * @param textDigest HMAC of the text under the tenant's key, hexadecimal
 * @param regeneratedFrom the generation this is a new take of
 * @param take 1 for a first one
 * @param quoted the most that may be charged for it, where it calls upon a quote; null where it costs what the price list says
 * @param atDownload what its tenant had chosen when it was requested: it is paid by its first download; null where it is paid when it is completed
 * @param planned whether its plan stands behind it, of the same transaction; else a task makes one
 */
@Revision("6")
@JsonTypeName("generation.GenerationRequested")
public record GenerationRequested(
        GenerationId generationId,
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
        @Nullable QuotedPrice quoted,
        @Nullable DownloadTerms atDownload,
        boolean planned)
        implements GenerationEvent {}
