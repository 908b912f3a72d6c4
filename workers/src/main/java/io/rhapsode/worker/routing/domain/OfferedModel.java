package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.speech.domain.Strengths;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the models with which a provider would speak.
 *
 * @param name as the provider calls it; null where it has no such choice
 * @param largestRequest code points that fit into one request, whatever they are
 * @param price in force when the text was asked for
 * @param features as declared for any text, and as observed
 * @param settings it understands
 * @param strengths what it is best at
 * @param timings whether it can say when each part of a text is heard
 * @param ended whether it was not served any more when the text was asked for
 */
public record OfferedModel(
        @Nullable String name,
        int largestRequest,
        Price price,
        Features features,
        Set<SpeechSetting> settings,
        Strengths strengths,
        boolean timings,
        boolean ended) {

    public OfferedModel {
        settings = Set.copyOf(settings);
    }

    /** What speaks for it where it is such a text. */
    Features features(String language, ContentType contentType) {
        return new Features(
                strengths.quality(features.quality(), language, contentType),
                features.latencyMillisPer1k(),
                features.failureRate(),
                features.concurrency(),
                features.inUse());
    }
}
