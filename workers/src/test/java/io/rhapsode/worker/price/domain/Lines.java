package io.rhapsode.worker.price.domain;

import io.rhapsode.worker.price.domain.Priced.By;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Entries of a catalogue, and moments at which they are asked for. */
final class Lines {

    static final Priced OPENAI = new Priced(By.TYPE, "openai", null);
    static final Priced TTS_1 = new Priced(By.TYPE, "openai", "tts-1");
    static final Priced STUDIO = new Priced(By.PROVIDER, "studio", null);
    static final Priced STUDIO_TTS_1 = new Priced(By.PROVIDER, "studio", "tts-1");

    private Lines() {}

    static PriceEntry line(int number, Priced priced, @Nullable String from, @Nullable String until, long credits) {
        return new PriceEntry(
                number,
                priced,
                from == null ? LocalDate.MIN : LocalDate.parse(from),
                until == null ? LocalDate.MAX : LocalDate.parse(until),
                new Price(credits, credits * 10));
    }

    static Instant at(String moment) {
        return Instant.parse(moment);
    }
}
