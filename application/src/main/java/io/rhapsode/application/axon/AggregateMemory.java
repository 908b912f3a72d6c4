package io.rhapsode.application.axon;

import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were changed last, for Axon's repository, which takes out whatever was in the hand of a unit of work that is rolled back.
 */
final class AggregateMemory implements Cache {

    /** A generation is two kilobytes and ten bytes for each chunk; more are not under way at once without waiting for a provider. */
    private static final int REMEMBERED = 2_000;

    private final Recent<Object, Object> aggregates = new Recent<>(REMEMBERED, aggregate -> 1);

    @Override
    @SuppressWarnings("unchecked") // the repository puts only its own kind under its identifiers
    public <K, V> @Nullable V get(K id) {
        return (V) aggregates.get(id);
    }

    @Override
    public void put(Object id, Object aggregate) {
        aggregates.put(id, aggregate);
    }

    @Override
    public boolean putIfAbsent(Object id, Object aggregate) {
        synchronized (aggregates) {
            if (aggregates.get(id) != null) {
                return false;
            }
            aggregates.put(id, aggregate);
            return true;
        }
    }

    @Override
    public boolean remove(Object id) {
        return aggregates.remove(id) != null;
    }

    @Override
    public void removeAll() {
        aggregates.clear();
    }

    @Override
    public boolean containsKey(Object id) {
        return aggregates.get(id) != null;
    }

    /** Nobody listens. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("it tells nobody what becomes of its entries");
    }
}
