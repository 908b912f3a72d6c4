package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.EstimateView;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.text.ContentType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text would cost and take, and the quote that promises it. */
@Schema(name = "Estimate")
record EstimateAnswer(
        int characters,
        String language,
        ContentType contentType,
        List<EstimateView.Option> options,
        @Nullable ProviderId recommended,
        List<Exclusion> excluded,

        @Schema(
                type = "string",
                pattern = "quo_[a-z0-9]{26}",
                description =
                        "To be named once in POST /generations with the same text and options; it then costs no more than the recommended option. Null where none can do it now")
        @Nullable
        QuoteId quoteId,

        @Nullable Instant quoteExpiresAt) {

    static EstimateAnswer of(EstimateView view, @Nullable QuoteId quote, @Nullable Instant expiresAt) {
        return new EstimateAnswer(
                view.characters(),
                view.language(),
                view.contentType(),
                view.options(),
                view.recommended(),
                view.excluded(),
                quote,
                expiresAt);
    }
}
