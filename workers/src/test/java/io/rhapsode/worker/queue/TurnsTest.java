package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.queue.Turns.Turn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many tasks each tenant may have at work. */
class TurnsTest {

    private static final int PLACES = 12;

    private final Turns turns = new Turns(PLACES);

    private static Row row(String tenant, int number) {
        return new Row("Chore", tenant + number);
    }

    /** @return how many of as many as there are places may begin */
    private int flood(String tenant) {
        return (int) IntStream.range(0, PLACES)
                .filter(number -> turns.take(tenant, row(tenant, number)) == Turn.NOW)
                .count();
    }

    @Test
    void oneTenantAloneHasThreeQuartersOfThePlaces() {
        assertThat(flood("a")).isEqualTo(9);
    }

    @Test
    void whoComesLaterAlwaysFindsAPlace() {
        assertThat(List.of(flood("a"), flood("b"), flood("c"))).containsExactly(9, 2, 1);
    }

    @Test
    void whoIsNotAloneHasNoMoreThanIsLeftFree() {
        turns.take("b", row("b", 0));

        assertThat(flood("a")).isEqualTo(6);
    }

    @Test
    void whatMayNotBeginIsCalledInOrderWhenHalfOfTheTenantsTasksAreDone() {
        flood("a");
        assertThat(IntStream.range(0, 4).mapToObj(ended -> turns.give("a")))
                .allSatisfy(called -> assertThat(called).isEmpty());

        assertThat(turns.give("a")).containsExactly(row("a", 9), row("a", 10), row("a", 11));
    }

    @Test
    void theLastTaskOfATenantAlwaysCallsItsNext() {
        Turns one = new Turns(1);
        assertThat(one.take("a", row("a", 1))).isEqualTo(Turn.NOW);
        assertThat(one.take("a", row("a", 2))).isEqualTo(Turn.CALLED);
        assertThat(one.waits("a", row("a", 2))).isTrue();

        assertThat(one.give("a")).containsExactly(row("a", 2));
        assertThat(one.waits("a", row("a", 2)))
                .as("it is called, and may not be there yet")
                .isFalse();
    }

    @Test
    void aTaskThatHasBegunIsNotCalled() {
        flood("a");
        turns.give("a");
        turns.take("a", row("a", 9)); // it came back by itself

        IntStream.range(0, 4).forEach(ended -> turns.give("a"));

        assertThat(turns.give("a")).containsExactly(row("a", 10), row("a", 11));
    }

    @Test
    void noMoreAreRememberedThanTheLimit() {
        flood("a");
        IntStream.range(0, Turns.REMEMBERED + 5).forEach(number -> turns.take("a", row("a", number)));
        assertThat(turns.take("a", row("a", Turns.REMEMBERED + 5))).isEqualTo(Turn.UNCALLED);
        IntStream.range(0, 5).forEach(ended -> turns.give("a"));

        int called = 0;
        for (List<Row> next = turns.give("a"); !next.isEmpty(); next = turns.give("a")) {
            called += next.size();
            turns.take("a", row("again", 0));
        }
        assertThat(called).isLessThanOrEqualTo(Turns.REMEMBERED);
    }
}
