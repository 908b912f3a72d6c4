package io.rhapsode.application.axon;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, up to a weight in all. By recency alone: what is under way is new and used a few times, and a cache that also counts how often things are used, as
 * Caffeine does, would keep what is over and refuse what has just begun.
 */
final class Recent<K, V> {

    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final ToIntFunction<V> weight;
    private int weights;

    /** @param most the weight of all together */
    Recent(int most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    synchronized void put(K key, V value) {
        remove(key);
        entries.put(key, value);
        weights += weight.applyAsInt(value);
        for (Iterator<V> eldest = entries.values().iterator(); weights > most; eldest.remove()) {
            weights -= weight.applyAsInt(eldest.next());
        }
    }

    synchronized @Nullable V remove(K key) {
        V old = entries.remove(key);
        if (old != null) {
            weights -= weight.applyAsInt(old);
        }
        return old;
    }

    synchronized void clear() {
        entries.clear();
        weights = 0;
    }
}
