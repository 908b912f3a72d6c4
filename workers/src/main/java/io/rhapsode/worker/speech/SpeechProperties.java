package io.rhapsode.worker.speech;

import jakarta.validation.Valid;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks.
 *
 * @param providers by id; {@code local} is there from the start
 * @param modelsFile a catalogue of models of one's own, JSON; for what it does not name the shipped one holds. Blank is none
 */
@Validated
@ConfigurationProperties(SpeechProperties.PREFIX)
public record SpeechProperties(
        @DefaultValue Map<String, @Valid ProviderSettings> providers,
        @Nullable String modelsFile) {

    static final String PREFIX = "rhapsode.speech";
    static final String MODELS_FILE = PREFIX + ".models-file";

    public SpeechProperties {
        providers = Map.copyOf(providers);
    }

    Optional<Path> models() {
        return Optional.ofNullable(modelsFile).filter(name -> !name.isBlank()).map(Path::of);
    }
}
