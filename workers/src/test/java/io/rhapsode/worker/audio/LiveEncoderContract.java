package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What those who feed and those who listen can rely on, whatever makes the sound. */
interface LiveEncoderContract {

    /** One that makes more bytes of a second than a pipe holds. */
    LiveEncoder live();

    /** At which it is fed. */
    int rateHz();

    @Test
    default void aListenerWhoGoesAwayFreesWhoeverFeeds() throws Exception {
        LiveEncoder encoder = live();
        // nobody reads on: the pipes fill up and the encoder stops taking audio
        var fed = CompletableFuture.runAsync(
                () -> feed(encoder, 1_000), task -> Thread.ofPlatform().daemon().start(task));
        assertThat(encoder.output().readNBytes(10_000)).hasSize(10_000);

        encoder.close();

        assertThatThrownBy(fed::join)
                .cause()
                .isInstanceOfSatisfying(
                        AudioException.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.CLOSED));
    }

    @Test
    default void anInterruptEndsAFeedThatWaits() throws Exception {
        LiveEncoder encoder = live();
        var outcome = new CompletableFuture<Throwable>();
        Thread feeding = Thread.ofVirtual().start(() -> {
            try {
                feed(encoder, 1_000);
            } catch (CompletionException e) {
                outcome.complete(e.getCause());
            }
        });
        assertThat(encoder.output().readNBytes(10_000)).hasSize(10_000);

        feeding.interrupt();

        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    default void aBrokenPartIsThePartsFault() {
        byte[] tone = Sounds.tone(rateHz(), 1, 0.2);
        try (LiveEncoder encoder = live()) {
            assertThatThrownBy(() -> encoder.feed(Sounds.part(Arrays.copyOf(tone, 10_000), 0)))
                    .isInstanceOfSatisfying(
                            AudioException.class,
                            failure -> assertThat(failure.code()).isEqualTo(Code.PART_UNREADABLE));
        }
    }

    default void feed(LiveEncoder encoder, int parts) {
        try {
            for (SpokenPart part : Collections.nCopies(parts, Sounds.part(Sounds.tone(rateHz(), 2, 0.2), 0))) {
                encoder.feed(part);
            }
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    static byte[] everything(LiveEncoder encoder) {
        try {
            return encoder.output().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
