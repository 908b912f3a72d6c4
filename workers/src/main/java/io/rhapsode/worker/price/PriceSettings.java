package io.rhapsode.worker.price;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the prices stand.
 *
 * @param file a catalogue of one's own, JSON; what it does not name costs what the shipped one says. Blank is none
 */
@ConfigurationProperties(PriceSettings.PREFIX)
record PriceSettings(@Nullable String file) {

    static final String PREFIX = "rhapsode.prices";
    static final String FILE = PREFIX + ".file";

    Optional<Path> path() {
        return Optional.ofNullable(file).filter(name -> !name.isBlank()).map(Path::of);
    }
}
