package io.rhapsode.worker.speech;

import io.rhapsode.events.identity.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Who gets the next place at a provider: the tenants that wait get one each in turn, and of one tenant whoever came first. Whoever waits holds a task of the queue, so the lines are as bounded as those. */
final class FairLine {

    private final SequencedMap<TenantId, Deque<CountDownLatch>> lines = new LinkedHashMap<>();
    private int free;

    FairLine(int places) {
        this.free = places;
    }

    /**
     * Waits for a place, which {@link #leave} gives back.
     *
     * @return false if there was none within the limit
     */
    boolean enter(TenantId tenant, Duration limit) throws InterruptedException {
        CountDownLatch turn = stand(tenant);
        try {
            if (turn.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException stopped) {
            if (!giveUp(tenant, turn)) {
                leave(); // it was called at this very moment
            }
            throw stopped;
        }
        return !giveUp(tenant, turn);
    }

    private synchronized CountDownLatch stand(TenantId tenant) {
        CountDownLatch turn = new CountDownLatch(1);
        if (free > 0) {
            free--;
            turn.countDown();
        } else {
            lines.computeIfAbsent(tenant, key -> new ArrayDeque<>()).addLast(turn);
        }
        return turn;
    }

    synchronized void leave() {
        var first = lines.pollFirstEntry();
        if (first == null) {
            free++;
            return;
        }
        first.getValue().removeFirst().countDown();
        if (!first.getValue().isEmpty()) {
            lines.putLast(first.getKey(), first.getValue());
        }
    }

    private synchronized boolean giveUp(TenantId tenant, CountDownLatch turn) {
        Deque<CountDownLatch> line = lines.get(tenant);
        if (line == null || !line.remove(turn)) {
            return false;
        }
        if (line.isEmpty()) {
            lines.remove(tenant);
        }
        return true;
    }
}
