package io.rhapsode.worker.price.domain;

import org.jspecify.annotations.Nullable;

/** What one provider takes, for each of its models. */
@FunctionalInterface
public interface Tariffs {

    /** @param model as the provider calls it; null where it has no such choice */
    Tariff of(@Nullable String model);

    /** All its models at one price. */
    static Tariffs same(Tariff tariff) {
        return model -> tariff;
    }
}
