package io.rhapsode.worker.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What several want is done in one go, and the fault of one hits no other. */
@Timeout(30)
class TogetherTest {

    private final List<List<Integer>> goes = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Doubles; the first go lasts until it may go on, and negative numbers cannot be doubled. */
    private List<Integer> doubled(List<Integer> numbers) throws Exception {
        goes.add(numbers);
        if (goes.size() == 1) {
            begun.countDown();
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
        }
        if (numbers.stream().anyMatch(number -> number < 0)) {
            throw new IOException("negative");
        }
        return numbers.stream().map(number -> 2 * number).toList();
    }

    @Test
    void whatComesWhileAGoIsUnderWayIsTheNext() throws Exception {
        Together<Integer, Integer> together = new Together<>("doubling", 3, this::doubled);
        CompletableFuture<Integer> first = together.ask(1);
        begun.await();
        List<CompletableFuture<Integer>> others =
                List.of(together.ask(2), together.ask(3), together.ask(4), together.ask(5));

        goOn.countDown();

        assertThat(first.get()).isEqualTo(2);
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly(4, 6, 8, 10);
        assertThat(goes).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void whatCannotBeDoneFailsAloneAndTheOthersOfItsGoDoNot() throws Exception {
        Together<Integer, Integer> together = new Together<>("doubling", 10, this::doubled);
        CompletableFuture<Integer> first = together.ask(1);
        begun.await();
        CompletableFuture<Integer> second = together.ask(2);
        CompletableFuture<Integer> negative = together.ask(-3);
        CompletableFuture<Integer> fourth = together.ask(4);

        goOn.countDown();

        assertThat(List.of(first.join(), second.join(), fourth.join())).containsExactly(2, 4, 8);
        assertThatThrownBy(negative::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(goes.stream().filter(List.of(-3)::equals))
                .as("it is tried more than once")
                .hasSize(3);
        goOn.countDown();
        assertThatThrownBy(() -> together.get(-4))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("negative");
    }

    @Test
    void whoeverGivesTooFewResultsFailsThoseWhoAskedAndIsAskedAgain() throws Exception {
        Together<Integer, Integer> together = new Together<>(
                "doubling", 10, numbers -> numbers.contains(0) ? List.of() : List.of(2 * numbers.getFirst()));

        assertThatThrownBy(() -> together.get(0)).hasMessage("0 results of 1");
        assertThat(together.get(4)).isEqualTo(8);
    }

    @Test
    void nothingIsForgottenHoweverManyComeAtOnce() throws Exception {
        goOn.countDown();
        Together<Integer, Integer> together = new Together<>("doubling", 7, this::doubled);
        int callers = 3_000; // more than may wait

        List<CompletableFuture<Integer>> asked = IntStream.range(0, callers)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> ask(together, number), task -> Thread.ofVirtual().start(task)))
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(IntStream.range(0, callers)
                        .mapToObj(number -> 2 * number)
                        .toList());
    }

    private static Integer ask(Together<Integer, Integer> together, int number) {
        try {
            return together.get(number);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
