package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ProgressView;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A run hears of the end of its generation, whatever becomes of the stream that tells of it. */
class EndWatchTest {

    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @BeforeEach
    void stopTheClock() {
        VirtualTimeScheduler.set(time);
    }

    @AfterEach
    void letItRun() {
        VirtualTimeScheduler.reset();
    }

    private static ProgressView view(GenerationStatus status) {
        return new ProgressView(3, "status", ID, status, 2, 1, 0.5, null);
    }

    /** The database is away for the first two who ask. */
    private Publisher<ProgressView> progress() {
        return asked.incrementAndGet() < 3
                ? Flux.error(new IllegalStateException("the log cannot be read"))
                : Flux.just(view(GenerationStatus.GENERATING), view(GenerationStatus.CANCELLED));
    }

    @Test
    void anEndIsNoticedAlsoAfterTheStreamBrokeOff() {
        EndWatch.begin("run", this::progress, ended::incrementAndGet);
        assertThat(ended).hasValue(0);

        time.advanceTimeBy(EndWatch.AGAIN_AFTER.multipliedBy(2));

        assertThat(ended).hasValue(1);
        assertThat(asked).hasValue(3);
    }

    @Test
    void nobodyAsksAgainForARunThatIsOver() {
        EndWatch.begin("run", this::progress, ended::incrementAndGet).dispose();

        time.advanceTimeBy(EndWatch.AGAIN_AFTER.multipliedBy(5));

        assertThat(asked).hasValue(1);
    }

    @Test
    void progressIsNoEnd() {
        EndWatch.begin("run", () -> Flux.just(view(GenerationStatus.GENERATING)), ended::incrementAndGet);

        assertThat(ended).hasValue(0);
    }
}
