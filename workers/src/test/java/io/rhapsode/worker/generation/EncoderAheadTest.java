package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.audio.LiveEncoder;
import io.rhapsode.worker.audio.SpokenPart;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The encoder that waits for the first chunk. */
class EncoderAheadTest {

    private final AtomicInteger lastRateHz = new AtomicInteger(22_050);
    private final List<Encoder> started = new ArrayList<>();

    private EncoderAhead ahead() {
        return new EncoderAhead(this::start, lastRateHz);
    }

    private LiveEncoder start(int rateHz) {
        Encoder encoder = new Encoder(rateHz);
        started.add(encoder);
        return encoder;
    }

    @Test
    void theEncoderThatWaitsIsTakenWhereTheSpeechHasTheRateOfTheLast() {
        try (EncoderAhead ahead = ahead()) {
            assertThat(ahead.take(22_050)).isSameAs(started.getFirst());
        }

        assertThat(started).hasSize(1);
        assertThat(started.getFirst().closed).isFalse();
    }

    @Test
    void speechOfAnotherRateGetsAnEncoderOfItsOwnAndSoDoesTheNextListenerAtOnce() {
        try (EncoderAhead ahead = ahead()) {
            assertThat(((Encoder) ahead.take(24_000)).rateHz).isEqualTo(24_000);
        }
        try (EncoderAhead next = ahead()) {
            assertThat(next.take(24_000)).isSameAs(started.getLast());
        }

        assertThat(started).extracting(encoder -> encoder.rateHz).containsExactly(22_050, 24_000, 24_000);
        assertThat(started).extracting(encoder -> encoder.closed).containsExactly(true, false, false);
    }

    @Test
    void whereNothingIsSpokenTheEncoderIsEnded() {
        ahead().close();

        assertThat(started.getFirst().closed).isTrue();
    }

    private static final class Encoder implements LiveEncoder {

        private final int rateHz;
        private boolean closed;

        private Encoder(int rateHz) {
            this.rateHz = rateHz;
        }

        @Override
        public void feed(SpokenPart part) {}

        @Override
        public void finish() {}

        @Override
        public InputStream output() {
            return InputStream.nullInputStream();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
