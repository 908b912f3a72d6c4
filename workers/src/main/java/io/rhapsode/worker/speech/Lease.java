package io.rhapsode.worker.speech;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What stands between a request and the provider: that this node has a place for it, that its lease is not over, and that it keeps to its part of the rate. Whoever comes
 * first goes first.
 *
 * <p>Without other nodes all places are leased for ever.
 */
final class Lease {

    /** How often somebody who waits looks again, for the lease ends without a word. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final int limit;
    private final double requestsPerSecond;
    private final ReentrantLock turn = new ReentrantLock(true);

    private int places;
    private boolean forEver = true;
    private long until;
    private int underWay;
    private boolean sentBefore;
    private long lastSent;

    /**
     * @param limit places of the provider, for all nodes
     * @param requestsPerSecond for all nodes; infinite where there is no such limit
     */
    Lease(int limit, double requestsPerSecond) {
        this.limit = limit;
        this.requestsPerSecond = requestsPerSecond;
        this.places = limit;
    }

    /** Waits until one request may be sent. */
    boolean begin(Duration patience) throws InterruptedException {
        return begin(patience, 1);
    }

    /**
     * Waits until something may be sent, which {@link #end} follows.
     *
     * @param requests that it becomes, one after the other at one place
     * @return false if it may not within the limit
     */
    boolean begin(Duration patience, int requests) throws InterruptedException {
        long begun = System.nanoTime();
        if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            return beginInTurn(begun, patience, requests);
        } finally {
            turn.unlock();
        }
    }

    private synchronized boolean beginInTurn(long begun, Duration patience, int requests) throws InterruptedException {
        while (true) {
            long now = System.nanoTime();
            long wait = nanosToWait(now);
            if (wait <= 0) {
                underWay++;
                sentBefore = true;
                lastSent = now + (requests - 1) * nanosBetweenRequests();
                return true;
            }
            long left = patience.toNanos() - (now - begun);
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(Math.min(wait, left), LOOK.toNanos()));
        }
    }

    private long nanosToWait(long now) {
        if (isOver(now) || underWay >= places) {
            return LOOK.toNanos();
        }
        return sentBefore ? lastSent + nanosBetweenRequests() - now : 0;
    }

    /** One request at a time, so that a second's worth never goes out at once. A part of the places has the same part of the rate. */
    private long nanosBetweenRequests() {
        return Double.isInfinite(requestsPerSecond)
                ? 0
                : (long) Math.ceil(TimeUnit.SECONDS.toNanos(1) / requestsPerSecond * limit / places);
    }

    synchronized void end() {
        underWay--;
        notifyAll();
    }

    /** @param until of {@link System#nanoTime} */
    synchronized void grant(int places, long until) {
        this.places = places;
        this.until = until;
        this.forEver = false;
        notifyAll();
    }

    /** Fewer places from now on. */
    synchronized void shrink(int places) {
        this.places = Math.min(this.places, places);
    }

    synchronized boolean isOver() {
        return isOver(System.nanoTime());
    }

    private boolean isOver(long now) {
        return !forEver && now - until >= 0;
    }
}
