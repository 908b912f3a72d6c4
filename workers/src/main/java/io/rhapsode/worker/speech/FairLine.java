package io.rhapsode.worker.speech;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.worker.speech.domain.Places;
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
    private final Places places;
    private int waiting;

    FairLine(int places) {
        this.places = new Places(places);
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
        if (places.take()) {
            turn.countDown();
        } else {
            lines.computeIfAbsent(tenant, key -> new ArrayDeque<>()).addLast(turn);
            waiting++;
        }
        return turn;
    }

    synchronized void leave() {
        places.leave();
        call();
    }

    /** Whoever is next, as long as there are places. */
    private void call() {
        while (!lines.isEmpty() && places.take()) {
            var first = lines.pollFirstEntry();
            first.getValue().removeFirst().countDown();
            waiting--;
            if (!first.getValue().isEmpty()) {
                lines.putLast(first.getKey(), first.getValue());
            }
        }
    }

    /** As {@link Places#giveBack}. */
    synchronized int giveBack(int goal) {
        return places.giveBack(goal);
    }

    synchronized void grant(int granted) {
        places.grant(granted);
        call();
    }

    synchronized int inUse() {
        return places.inUse();
    }

    /** Places that would be filled if there were enough. */
    synchronized int wanted() {
        return places.inUse() + waiting;
    }

    private synchronized boolean giveUp(TenantId tenant, CountDownLatch turn) {
        Deque<CountDownLatch> line = lines.get(tenant);
        if (line == null || !line.remove(turn)) {
            return false;
        }
        waiting--;
        if (line.isEmpty()) {
            lines.remove(tenant);
        }
        return true;
    }
}
