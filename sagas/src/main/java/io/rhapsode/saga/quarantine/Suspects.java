package io.rhapsode.saga.quarantine;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that failed, alone or together with others of which one is to blame. {@link OneByOne} delivers each of them by itself, so that the next failure is that of a
 * single event, until it is committed or passed over.
 */
final class Suspects {

    /** More than a processor takes at once. Those that another node has committed meanwhile are never cleared here. */
    private static final int REMEMBERED = 2_000;

    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    void add(Collection<String> failedTogether) {
        if (events.size() + failedTogether.size() > REMEMBERED) {
            events.clear();
        }
        events.addAll(failedTogether);
    }

    boolean contains(String event) {
        return events.contains(event);
    }

    /** It is committed. */
    void clear(String event) {
        if (events.remove(event)) {
            waiting.forEach(Runnable::run);
        }
    }

    /** @param who is told when there is one suspect less */
    void onCleared(Runnable who) {
        waiting.add(who);
    }

    void forget(Runnable who) {
        waiting.remove(who);
    }
}
