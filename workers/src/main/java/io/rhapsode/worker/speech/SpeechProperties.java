package io.rhapsode.worker.speech;

import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks.
 *
 * @param providers by id; {@code local} is there from the start
 */
@Validated
@ConfigurationProperties(SpeechProperties.PREFIX)
public record SpeechProperties(@DefaultValue Map<String, @Valid ProviderSettings> providers) {

    static final String PREFIX = "rhapsode.speech";

    public SpeechProperties {
        providers = Map.copyOf(providers);
    }
}
