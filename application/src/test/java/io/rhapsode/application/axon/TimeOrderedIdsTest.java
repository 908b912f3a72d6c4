package io.rhapsode.application.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

/** Ids of messages are unique, and neighbours in time are neighbours. */
class TimeOrderedIdsTest {

    private static final int MANY = 100_000;

    @Test
    void axonTakesThem() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
    }

    @Test
    void noTwoAreAlikeOnAnyThreadOfAnyProcess() {
        List<TimeOrderedIds> processes = List.of(new TimeOrderedIds(), new TimeOrderedIds());

        assertThat(IntStream.range(0, MANY)
                        .parallel()
                        .mapToObj(number -> processes.get(number % 2).generateIdentifier())
                        .distinct())
                .hasSize(MANY);
    }

    @Test
    void theyAreUuidsThatBeginWithTheTime() {
        long before = System.currentTimeMillis();
        UUID id = UUID.fromString(new TimeOrderedIds().generateIdentifier());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }
}
