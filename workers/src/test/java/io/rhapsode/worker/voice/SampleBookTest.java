package io.rhapsode.worker.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.voice.SampleBook.Turn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is to speak a sample, and when samples have cost enough. */
class SampleBookTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final LibraryVoiceId ANNA = LibraryVoiceId.of(new VoiceId("studio:anna"));
    private static final LibraryVoiceId BOB = LibraryVoiceId.of(new VoiceId("studio:bob"));
    private static final LibraryVoiceId CLEO = LibraryVoiceId.of(new VoiceId("local:cleo"));

    private final TestDatabase database = new TestDatabase();
    private final SampleBook book = new SampleBook(database.client(), 1_000);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofAllWhoWantToSpeakASampleOneDoes() {
        assertThat(book.begin(ANNA, 10, NOW)).isEqualTo(Turn.YOURS);
        assertThat(book.begin(ANNA, 10, NOW)).isEqualTo(Turn.ANOTHERS);
        assertThat(book.begin(BOB, 10, NOW)).isEqualTo(Turn.YOURS);

        book.spoken(ANNA, 10, NOW);

        assertThat(book.begin(ANNA, 10, NOW)).isEqualTo(Turn.ANOTHERS);
    }

    @Test
    void whoeverDiesWhileSpeakingIsFollowedByAnother() {
        book.begin(ANNA, 10, NOW);

        assertThat(book.begin(ANNA, 10, NOW.plus(Duration.ofMinutes(4)))).isEqualTo(Turn.ANOTHERS);
        assertThat(book.begin(ANNA, 10, NOW.plus(Duration.ofMinutes(5)))).isEqualTo(Turn.YOURS);
    }

    @Test
    void whatFailedIsLeftAloneForAMinute() {
        book.begin(ANNA, 10, NOW);
        book.failed(ANNA, NOW);

        assertThat(book.begin(ANNA, 10, NOW.plusSeconds(59))).isEqualTo(Turn.FAILED);
        assertThat(book.begin(ANNA, 10, NOW.plusSeconds(60))).isEqualTo(Turn.YOURS);
    }

    @Test
    void whatWasNotBegunMayBeTriedAtOnceAndHasCostNothing() {
        book.begin(ANNA, 1_000, NOW);
        book.letGo(ANNA, NOW);

        assertThat(book.begin(ANNA, 1_000, NOW)).isEqualTo(Turn.YOURS);
    }

    @Test
    void theSamplesOfADayCostNoMoreThanTheirLimit() {
        book.begin(ANNA, 100, NOW);
        book.spoken(ANNA, 600, NOW);

        assertThat(book.begin(BOB, 401, NOW)).isEqualTo(Turn.TOO_DEAR);
        assertThat(book.begin(BOB, 400, NOW)).isEqualTo(Turn.YOURS);
        assertThat(book.begin(CLEO, 1, NOW)).isEqualTo(Turn.TOO_DEAR);
        assertThat(book.begin(CLEO, 0, NOW))
                .as("what costs nothing has no limit")
                .isEqualTo(Turn.YOURS);
    }

    @Test
    void whatWasSpentADayAgoIsForgotten() {
        book.begin(ANNA, 1_000, NOW);
        book.spoken(ANNA, 1_000, NOW);

        assertThat(book.begin(BOB, 1, NOW.plus(Duration.ofDays(1)).minusMillis(1)))
                .isEqualTo(Turn.TOO_DEAR);
        assertThat(book.begin(BOB, 1, NOW.plus(Duration.ofDays(1)))).isEqualTo(Turn.YOURS);
    }

    @Test
    void whatFailedHasCostNothing() {
        book.begin(ANNA, 1_000, NOW);
        book.failed(ANNA, NOW);

        assertThat(book.begin(BOB, 1_000, NOW)).isEqualTo(Turn.YOURS);
    }
}
