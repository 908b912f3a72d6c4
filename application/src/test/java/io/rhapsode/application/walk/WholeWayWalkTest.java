package io.rhapsode.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.HoldExtended;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRerouted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Aggregates and process managers on random walks: a process that lags behind, workers that repeat themselves, fail and come too late, callers who cancel and
 * erase and download at any moment, what is paid when it is completed and what is paid by its download, watches that fire twice, events that cannot be handled, commands whose answer is lost. A failure names its seed.
 */
class WholeWayWalkTest {

    private static final int STEPS = 300;
    private static final Map<Class<?>, Integer> SEEN = new HashMap<>();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final World world = new World(random);

    @RepeatedTest(1_000)
    void everyGenerationEndsOnceAndIsChargedForWhatItDelivered() {
        try {
            for (int step = 0; step < STEPS; step++) {
                world.step();
            }
            world.settle();
            world.generations().forEach(this::check);
            assertThat(world.account().holds()).isEmpty();
            assertThat(world.runsOfCancelled()).isEmpty();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + ": " + world.log(), failure);
        }
        world.log().forEach(event -> SEEN.merge(event.getClass(), 1, Integer::sum));
    }

    @AfterAll
    static void theWalksHaveBeenEverywhere() {
        assertThat(SEEN)
                .containsKeys(
                        HoldDeclined.class,
                        CreditsCommitted.class,
                        CreditsReleased.class,
                        HoldExpired.class,
                        HoldExtended.class,
                        DebtPosted.class,
                        GenerationRerouted.class,
                        AudioMerged.class,
                        GenerationCompleted.class,
                        GenerationCancelled.class,
                        GenerationFailed.class,
                        GenerationErased.class);
    }

    private void check(Life generation) {
        List<GenerationEvent> events = generation.events();
        List<GenerationEvent> ends =
                events.stream().filter(WholeWayWalkTest::isEnd).toList();
        assertThat(ends).as("ends of %s", generation.id()).hasSize(1);
        assertThat(generation.isFollowed()).as("a saga that never ends").isFalse();
        assertThat(world.settlements(generation.id()))
                .as("settlements of %s", generation.id())
                .isEqualTo(world.wasHeldFor(generation.id()) ? 1 : 0);
        if (generation.isPaidAtDownload()) {
            checkPaidAtDownload(generation);
            return;
        }
        switch (ends.getFirst()) {
            case GenerationCompleted completed ->
                assertThat(world.charged(generation.id())).isEqualTo(completed.creditsCharged());
            case GenerationCancelled _ ->
                assertThat(world.charged(generation.id())).isIn(0L, price(events));
            default ->
                assertThat(world.charged(generation.id()))
                        .as("a failure, charged")
                        .isZero();
        }
        if (generation.wasUndisturbed() && isCutShort(events)) {
            assertThat(world.charged(generation.id()))
                    .as("a beginning, for nothing")
                    .isEqualTo(price(events));
        }
        checkErasedLast(events);
    }

    /** Charged with its download and for nothing else; what nobody downloaded is gone in the end. */
    private void checkPaidAtDownload(Life generation) {
        List<GenerationEvent> events = generation.events();
        long charged = world.charged(generation.id());
        if (!generation.wasDownloaded()) {
            assertThat(charged).as("charged, and never downloaded").isZero();
        } else if (generation.wasUndisturbed()) {
            assertThat(charged).as("downloaded").isEqualTo(price(events));
        } else {
            assertThat(charged).isIn(0L, price(events));
        }
        if (generation.wasUndisturbed() && price(events) > 0 && !generation.wasDownloaded()) {
            assertThat(events).as("kept, and never paid").hasAtLeastOneElementOfType(GenerationErased.class);
        }
        checkErasedLast(events);
    }

    private static void checkErasedLast(List<GenerationEvent> events) {
        events.stream()
                .filter(GenerationErased.class::isInstance)
                .findFirst()
                .ifPresent(erased -> assertThat(events).endsWith(erased));
    }

    private static boolean isEnd(GenerationEvent event) {
        return event instanceof GenerationCompleted
                || event instanceof GenerationFailed
                || event instanceof GenerationCancelled;
    }

    private static boolean isCutShort(List<GenerationEvent> events) {
        return events.stream().anyMatch(GenerationCancelled.class::isInstance)
                && events.stream().anyMatch(AudioMerged.class::isInstance)
                && events.stream().noneMatch(GenerationErased.class::isInstance);
    }

    private static long price(List<GenerationEvent> events) {
        return events.stream()
                .filter(AudioMerged.class::isInstance)
                .mapToLong(event -> ((AudioMerged) event).credits())
                .sum();
    }
}
