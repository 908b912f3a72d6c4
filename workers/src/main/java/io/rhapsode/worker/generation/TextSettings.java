package io.rhapsode.worker.generation;

import io.rhapsode.events.text.SourceText;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much text is at work on a node.
 *
 * @param charactersAtOnce of all texts that are in memory together; left out, one for each 32 bytes of the heap, but enough for the longest text
 */
@Validated
@ConfigurationProperties("rhapsode.texts")
record TextSettings(@Nullable @Positive Integer charactersAtOnce) {

    /** A text and its chunks take two to six bytes for each character, so that all texts together stay under a fifth of the heap. */
    private static final int HEAP_BYTES_PER_CHARACTER = 32;

    int characters() {
        return charactersAtOnce == null
                ? Math.clamp(
                        Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_CHARACTER,
                        SourceText.MAX_CHARACTERS,
                        Integer.MAX_VALUE)
                : charactersAtOnce;
    }
}
