package io.rhapsode.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Function;

/**
 * Where a page ended: the next begins behind it, whatever has been added in front since. Opaque to callers.
 *
 * @param at when the last one began, to the microsecond
 * @param id of the last one
 */
public record Cursor<I>(Instant at, I id) {

    private static final int MICROS_PER_SECOND = 1_000_000;

    /** The end of the year 9999, well within what the database can compare. */
    private static final long MAX_MICROS = 253_402_300_799_999_999L;

    /**
     * @param id reads what was written of an id
     * @throws IllegalArgumentException for anything that no page gave out
     */
    public static <I> Cursor<I> parse(String written, Function<String, I> id) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            int colon = Math.max(0, text.indexOf(':'));
            long micros = Long.parseLong(text, 0, colon, 10);
            if (micros < 0 || micros > MAX_MICROS) {
                throw new IllegalArgumentException("no such time");
            }
            var at = Instant.ofEpochSecond(micros / MICROS_PER_SECOND)
                    .plus(micros % MICROS_PER_SECOND, ChronoUnit.MICROS);
            return new Cursor<>(at, id.apply(text.substring(colon + 1)));
        } catch (IllegalArgumentException notOurs) {
            throw new IllegalArgumentException("not a cursor", notOurs);
        }
    }

    @Override
    public String toString() {
        var text = ChronoUnit.MICROS.between(Instant.EPOCH, at) + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
