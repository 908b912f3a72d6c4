package io.rhapsode.worker.text.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which language model is asked about texts. Without a key none is.
 *
 * @param baseUrl of a server with OpenAI's chat completions, with the part of the path that all its calls share
 * @param apiKey of that server, shown nowhere; one that wants none is told any word
 * @param model as the server calls it; it has to know structured outputs
 * @param timeout the longest anybody waits for its answer
 * @param concurrency texts it is asked about at once on this node; whoever comes then is told what the rules say
 */
@Validated
@ConfigurationProperties(ModelSettings.PREFIX)
public record ModelSettings(
        @DefaultValue("https://api.openai.com/v1") URI baseUrl,
        @Nullable String apiKey,
        @DefaultValue("gpt-5.4-mini") @NotBlank String model,

        @DefaultValue("8s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration timeout,

        @DefaultValue("8") @Min(1) @Max(100) int concurrency) {

    static final String PREFIX = "rhapsode.analysis";

    /** The key where one is set; blank is none. */
    public Optional<String> key() {
        return Optional.ofNullable(apiKey).map(String::strip).filter(key -> !key.isEmpty());
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ModelSettings[baseUrl=" + baseUrl + ", apiKey=" + (key().isPresent() ? "***" : "none") + ", model="
                + model + "]";
    }
}
