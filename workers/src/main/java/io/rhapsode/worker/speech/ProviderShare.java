package io.rhapsode.worker.speech;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** This node's share of a provider: its places, and how long it may fill them. Whoever shares the provider out among the nodes tells it. All of it at the start, for ever, as long as nobody does. */
public final class ProviderShare {

    private final int limit;
    private final FairLine line;
    private final Lease lease;
    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile int inUseElsewhere;

    ProviderShare(SpeechCapabilities capabilities) {
        this.limit = capabilities.concurrency();
        this.line = new FairLine(limit);
        this.lease = new Lease(limit, capabilities.requestsPerSecond());
    }

    FairLine line() {
        return line;
    }

    Lease lease() {
        return lease;
    }

    /** Requests whose answer nobody may wait for any longer than the lease lasts. */
    Set<Future<?>> underWay() {
        return underWay;
    }

    /** Requests that the provider takes at once, for all nodes. */
    public int limit() {
        return limit;
    }

    /** Places that this node fills. */
    public int inUse() {
        return line.inUse();
    }

    /** Places that this node would fill if it had them. */
    public int wanted() {
        return Math.min(line.wanted(), limit);
    }

    /** Places that all nodes fill, as far as is known here. */
    public int inUseEverywhere() {
        return Math.min(line.inUse() + inUseElsewhere, limit);
    }

    /**
     * Gives back what is more than a goal: at once what is free, the rest as it becomes free.
     *
     * @return the places that this node has from now on
     */
    public int giveBack(int goal) {
        int left = line.giveBack(goal);
        lease.shrink(left);
        return left;
    }

    /**
     * Has these places until a moment of {@link System#nanoTime}.
     *
     * @param inUseElsewhere places that the other nodes fill
     */
    public void grant(int places, long until, int inUseElsewhere) {
        this.inUseElsewhere = inUseElsewhere;
        lease.grant(places, until);
        line.grant(places);
    }

    /** Where the lease is over without a new one: nothing is begun any more, and what is under way is broken off, for another node may have its place from now on. */
    public void endWhereOver() {
        if (lease.isOver()) {
            line.giveBack(0);
            underWay.forEach(request -> request.cancel(true));
        }
    }
}
