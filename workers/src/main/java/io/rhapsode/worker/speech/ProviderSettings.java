package io.rhapsode.worker.speech;

import io.rhapsode.worker.price.domain.Price;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * One entry under {@code rhapsode.speech.providers}. What is left out is the type's own default.
 *
 * @param type which adapter; may be left out where the id names a type
 * @param baseUrl where the service is, with the part of the path that all its calls share
 * @param apiKey sent as the service wants it, shown nowhere
 * @param accessKey of a service that signs its requests, with the secret key; without them whatever the service's own tools would use
 * @param secretKey shown nowhere
 * @param credentialsFile of a service that wants an account's key as a file of JSON
 * @param region of a service that has several
 * @param apiVersion of a service that has several at one place
 * @param command of a program on this machine: its name, then its arguments
 * @param model as the service calls it
 * @param voices each the service's name of a voice, then, after blanks and in any order, its gender and its languages: {@code af_heart female en-US}
 * @param languages BCP 47, in place of those the type knows of
 * @param maxCharacters the most that is sent in one request, in the type's own counting
 * @param priceMicrosPer1kCharacters what the service charges us for 1,000 characters, in micro-dollars, whatever the catalogue says
 * @param creditsPer1kCharacters what the customer pays for 1,000 characters, our margin included, whatever the catalogue says
 * @param quality 1 to 5
 * @param concurrency requests at once
 * @param requestsPerSecond no limit where it is left out
 * @param charactersPerSecond how fast its voices speak, until it has been heard
 * @param webhookUrl where the service reaches this server, for one that rings when it has ended a piece of work
 * @param webhookSecret by which such a service signs its rings, shown nowhere
 * @param webhookPoll how long it is waited for a ring before one looks all the same
 * @param enabled whether it may be asked at all
 */
public record ProviderSettings(
        @Nullable String type,
        @Nullable URI baseUrl,
        @Nullable String apiKey,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable Path credentialsFile,
        @Nullable String region,
        @Nullable String apiVersion,
        @DefaultValue List<String> command,
        @Nullable String model,
        @DefaultValue List<String> voices,
        @DefaultValue List<String> languages,

        @Nullable @Min(SMALLEST_MAX_CHARACTERS) @Max(LARGEST_MAX_CHARACTERS)
        Integer maxCharacters,

        @Name("price-micros-per-1k-characters") @Nullable @Min(0) @Max(Price.LARGEST)
        Long priceMicrosPer1kCharacters,

        @Name("credits-per-1k-characters") @Nullable @Min(0) @Max(Price.LARGEST)
        Long creditsPer1kCharacters,

        @Nullable @Min(1) @Max(5) Integer quality,
        @Nullable @Min(1) @Max(MOST_CONCURRENCY) Integer concurrency,

        @Nullable @DecimalMin("0.01") @DecimalMax("10000") Double requestsPerSecond,

        @Nullable @DecimalMin("1") @DecimalMax("200") Double charactersPerSecond,
        @Nullable URI webhookUrl,
        @Nullable String webhookSecret,

        @Nullable @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration webhookPoll,

        @DefaultValue("true") boolean enabled) {

    /** Room for a sentence: with less, every text would be cut at words. */
    public static final int SMALLEST_MAX_CHARACTERS = 100;

    public static final int LARGEST_MAX_CHARACTERS = 100_000;

    public static final int MOST_CONCURRENCY = 1000;

    /** An entry that says nothing. */
    public static final ProviderSettings NONE = new ProviderSettings(
            null, null, null, null, null, null, null, null, List.of(), null, List.of(), List.of(), null, null, null,
            null, null, null, null, null, null, null, true);

    public ProviderSettings {
        command = List.copyOf(command);
        voices = List.copyOf(voices);
        languages = List.copyOf(languages);
    }

    /** The key where one is set; blank is none. */
    public Optional<String> key() {
        return Optional.ofNullable(apiKey).map(String::strip).filter(key -> !key.isEmpty());
    }

    public double rate() {
        return requestsPerSecond == null ? Double.POSITIVE_INFINITY : requestsPerSecond;
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "ProviderSettings[type=" + type + ", baseUrl=" + baseUrl + ", apiKey="
                + (key().isPresent() ? "***" : "none") + ", model=" + model + ", enabled=" + enabled + "]";
    }
}
