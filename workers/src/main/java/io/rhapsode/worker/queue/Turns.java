package io.rhapsode.worker.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Which tenant's task may begin on this node. A tenant has no more tasks at work than places are left free: two that flood the queue have a third of the places each,
 * and there is always one for whoever comes next, however long the others' tasks take. While nobody else is there, it has three for each place left free.
 */
final class Turns {

    /** Of one tenant's tasks that may not begin yet, those that are remembered; the others come back by themselves. */
    static final int REMEMBERED = 2_000;

    /** Tasks at work for each free place, of a tenant that is alone here: a quarter of the places is enough for whoever comes first. */
    private static final int SHARE_ALONE = 3;

    private final int places;
    private final Map<String, Integer> atWork = new HashMap<>();
    private final Map<String, SequencedSet<Row>> waiting = new LinkedHashMap<>();
    private int taken;

    /** @param places tasks at work at once on this node */
    Turns(int places) {
        this.places = places;
    }

    /** Whether a task may begin. */
    enum Turn {
        /** It may, and {@link #give} must follow. */
        NOW,
        /** It is called when its tenant has room. */
        CALLED,
        /** Too many wait already; it must come back by itself. */
        UNCALLED
    }

    synchronized Turn take(String tenant, Row task) {
        int own = atWork.getOrDefault(tenant, 0);
        if (own >= share(own) * (places - taken)) {
            SequencedSet<Row> line = waiting.computeIfAbsent(tenant, key -> new LinkedHashSet<>());
            return line.contains(task) || (line.size() < REMEMBERED && line.add(task)) ? Turn.CALLED : Turn.UNCALLED;
        }
        forget(tenant, task);
        atWork.put(tenant, own + 1);
        taken++;
        return Turn.NOW;
    }

    /** Whether a task is still to be called. */
    synchronized boolean waits(String tenant, Row task) {
        SequencedSet<Row> line = waiting.get(tenant);
        return line != null && line.contains(task);
    }

    /**
     * A task of the tenant has ended.
     *
     * @return tasks of the tenant that should be called now. Several at once, when half of what it may have at work is done: each call costs a commit
     */
    synchronized List<Row> give(String tenant) {
        int own = atWork.merge(tenant, -1, Integer::sum);
        atWork.remove(tenant, 0);
        taken--;
        int share = share(own);
        int allowed = share * (places - taken);
        return allowed < (share + 2) * own ? List.of() : next(tenant, Math.ceilDiv(allowed - own, share + 1));
    }

    /** Tasks at work for each free place, of a tenant that has so many. */
    private int share(int own) {
        return own == taken ? SHARE_ALONE : 1;
    }

    private List<Row> next(String tenant, int count) {
        List<Row> called = new ArrayList<>();
        SequencedSet<Row> line = waiting.get(tenant);
        while (line != null && !line.isEmpty() && called.size() < count) {
            called.add(line.removeFirst());
        }
        if (line != null && line.isEmpty()) {
            waiting.remove(tenant);
        }
        return called;
    }

    private void forget(String tenant, Row task) {
        SequencedSet<Row> line = waiting.get(tenant);
        if (line != null && line.remove(task) && line.isEmpty()) {
            waiting.remove(tenant);
        }
    }
}
