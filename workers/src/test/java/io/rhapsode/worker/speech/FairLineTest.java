package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.identity.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who gets the next place at a provider. */
class FairLineTest {

    private static final TenantId MANY = new TenantId("ten_many");
    private static final TenantId FEW = new TenantId("ten_few");
    private static final TenantId OTHERS = new TenantId("ten_others");
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FairLine line = new FairLine(1);
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final List<Thread> waiting = new ArrayList<>();

    private void stand(TenantId tenant, String name) {
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                if (line.enter(tenant, LONG)) {
                    order.add(name);
                    line.leave();
                }
            } catch (InterruptedException gone) {
                order.add(name + " gone");
            }
        });
        waiting.add(thread);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    private void awaitAll() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @Test
    void tenantsTakeTurnsHoweverManyStandInTheLineOfOne() throws InterruptedException {
        assertThat(line.enter(MANY, LONG)).isTrue();
        for (int number = 1; number <= 4; number++) {
            stand(MANY, "many" + number);
        }
        stand(FEW, "few1");
        stand(FEW, "few2");
        stand(OTHERS, "others1");

        line.leave();
        awaitAll();

        assertThat(order).containsExactly("many1", "few1", "others1", "many2", "few2", "many3", "many4");
    }

    @Test
    void whoGoesAwayLeavesNoPlaceBehind() throws InterruptedException {
        assertThat(line.enter(MANY, LONG)).isTrue();
        stand(FEW, "few");
        waiting.getFirst().interrupt();
        awaitAll();
        stand(MANY, "many");

        line.leave();
        awaitAll();

        assertThat(order).containsExactly("few gone", "many");
        assertThat(line.enter(FEW, LONG)).isTrue();
    }

    @Test
    void nobodyWaitsLongerThanTheLimit() throws InterruptedException {
        assertThat(line.enter(MANY, LONG)).isTrue();

        assertThat(line.enter(FEW, Duration.ofMillis(1))).isFalse();

        line.leave();
        assertThat(line.enter(FEW, Duration.ZERO)).isTrue();
    }
}
