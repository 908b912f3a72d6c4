package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.query.generation.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a generation will be finished, as far as can be said at any moment. */
class OutlookTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05Z");

    /** Of 100 characters each, by four requests at once of which each takes 900 ms for 1,000 characters: 22.5 ms for a chunk. */
    private static final int CHUNKS = 200;

    private final History history = new History(History.id(1));
    private @Nullable GenerationStory story;
    private Instant now = BEGINNING;

    @Test
    void untilSomebodyIsChosenNobodyKnows() {
        happens(0, history.requested(TENANT, CHUNKS * CHUNK).analyzed("en"));
        assertThat(estimate()).isNull();
    }

    @Test
    void beforeTheFirstChunkItIsWhatIsExpectedOfTheProvider() {
        begins();
        assertThat(secondsLeft()).isCloseTo(4.5 + 14 + 0.2, within(0.1));
    }

    @Test
    void timeThatIsWorkedIsNotLeft() {
        begins();
        double before = secondsLeft();
        passes(Duration.ofSeconds(2));
        assertThat(secondsLeft()).isCloseTo(before - 2, within(0.01));
    }

    @Test
    void aProviderThatIsSlowerThanExpectedIsBelievedMoreAndMore() {
        begins();
        speaks(0, 100, 1_000);
        assertThat(secondsLeft()).as("100 chunks of a second each").isBetween(75.0, 114.0);
    }

    /** A chunk a second: five chunks' time and a second is work, or thought to be. */
    @ParameterizedTest
    @ValueSource(longs = {10, 40, 10_000})
    void aStandstillIsHardlyWorkHoweverLong(long seconds) {
        begins();
        speaks(0, 100, 1_000);
        double before = secondsLeft();
        passes(Duration.ofSeconds(seconds));
        assertThat(secondsLeft()).as("while nobody works").isBetween(before - 50, before);
        happens(100, history.spoken(0, 100));
        assertThat(secondsLeft()).as("after a restart").isBetween(before - 5, before + 50);
    }

    @Test
    void aProviderThatIsMuchSlowerThanExpectedIsNoStandstill() {
        begins();
        speaks(0, 40, 5_000);
        assertThat(secondsLeft()).as("160 chunks of five seconds each").isBetween(500.0, 820.0);
    }

    @Test
    void itIsNeverInThePast() {
        begins();
        speaks(0, CHUNKS - 1, 10);
        passes(Duration.ofSeconds(50));
        assertThat(estimate()).isAfter(now);
    }

    @Test
    void aRerouteBeginsAnewAtThePaceOfTheNext() {
        begins();
        double before = secondsLeft();
        speaks(0, 100, 1_000);
        happens(10, history.rerouted(1, false));
        assertThat(secondsLeft()).isCloseTo(before, within(0.1));
    }

    @Test
    void onceItIsOverThereIsNothingToExpect() {
        begins();
        happens(10, history.failed(FailureCode.INTERNAL));
        assertThat(estimate()).isNull();
    }

    private void begins() {
        happens(0, history.requested(TENANT, CHUNKS * CHUNK).planned(CHUNKS));
    }

    private void speaks(int from, int count, long millisEach) {
        for (int index = from; index < from + count; index++) {
            happens(millisEach, history.spoken(0, index));
        }
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private void happens(long millis, History told) {
        passes(Duration.ofMillis(millis));
        for (DomainEventMessage<?> message : told.take()) {
            if (message.getPayload() instanceof GenerationRequested event) {
                story = GenerationStory.begin(event, message.getSequenceNumber(), now);
            } else {
                Objects.requireNonNull(story)
                        .tell((GenerationEvent) message.getPayload(), message.getSequenceNumber(), now);
            }
        }
    }

    private double secondsLeft() {
        return Duration.between(now, Objects.requireNonNull(estimate())).toMillis() / 1000.0;
    }

    private @Nullable Instant estimate() {
        return Objects.requireNonNull(story).state().view(null, now).estimatedCompletionAt();
    }
}
