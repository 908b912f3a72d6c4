package io.rhapsode.worker.speech;

import io.rhapsode.worker.text.domain.SizeLimit;
import java.util.List;
import java.util.Set;

/**
 * What a provider can do and what it stands.
 *
 * @param languages BCP 47; a tag stands for its regions too ({@code en} for {@code en-GB}); empty for those of its voices
 * @param models as the provider calls them, the default first; empty where it has no such choice
 * @param formats it delivers, the one that is asked for first
 * @param limit the most it takes in one request, in its own counting
 * @param quality 1 to 5, declared
 * @param concurrency requests it takes at once
 * @param requestsPerSecond it stands; infinite where there is no such limit
 * @param settings it understands
 * @param charactersPerSecond how fast its voices speak at speed 1, until it has been learned
 * @param millisPer1k how long it takes to speak 1,000 characters, until it has been observed
 */
public record SpeechCapabilities(
        List<String> languages,
        List<String> models,
        List<RawFormat> formats,
        SizeLimit limit,
        int quality,
        int concurrency,
        double requestsPerSecond,
        Set<SpeechSetting> settings,
        double charactersPerSecond,
        long millisPer1k) {

    public SpeechCapabilities {
        languages = List.copyOf(languages);
        models = List.copyOf(models);
        formats = List.copyOf(formats);
        settings = Set.copyOf(settings);
    }
}
