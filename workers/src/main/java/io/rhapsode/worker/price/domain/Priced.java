package io.rhapsode.worker.price.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a price is for.
 *
 * @param name a provider's id in the configuration, or the name of a type, at the prices of the service it is named after
 * @param model as the service calls it; null for all that have no price of their own
 */
public record Priced(By by, String name, @Nullable String model) {

    /** What the name names. */
    public enum By {
        PROVIDER,
        TYPE
    }

    @Override
    public String toString() {
        return (by == By.PROVIDER ? "provider " : "type ") + name + (model == null ? "" : ", model " + model);
    }
}
