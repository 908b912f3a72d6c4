package io.rhapsode.query.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.query.generation.domain.GenerationState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Where a page ended: the next begins behind it, whatever has been added in front since. Opaque to callers.
 *
 * @param createdAt of the last one, to the microsecond
 */
record Cursor(Instant createdAt, GenerationId generationId) {

    private static final int MICROS_PER_SECOND = 1_000_000;

    /** The end of the year 9999, well within what the database can compare. */
    private static final long MAX_MICROS = 253_402_300_799_999_999L;

    static Cursor behind(GenerationState last) {
        return new Cursor(last.beginning().createdAt(), last.beginning().generationId());
    }

    /** @throws IllegalArgumentException for anything that no page gave out */
    static Cursor parse(String written) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            int colon = Math.max(0, text.indexOf(':'));
            long micros = Long.parseLong(text, 0, colon, 10);
            if (micros < 0 || micros > MAX_MICROS) {
                throw new IllegalArgumentException("no such time");
            }
            var createdAt = Instant.ofEpochSecond(micros / MICROS_PER_SECOND)
                    .plus(micros % MICROS_PER_SECOND, ChronoUnit.MICROS);
            return new Cursor(createdAt, new GenerationId(text.substring(colon + 1)));
        } catch (IllegalArgumentException notOurs) {
            throw new IllegalArgumentException("not a cursor", notOurs);
        }
    }

    @Override
    public String toString() {
        var text = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + ":" + generationId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
