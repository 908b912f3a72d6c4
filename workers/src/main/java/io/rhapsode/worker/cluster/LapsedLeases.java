package io.rhapsode.worker.cluster;

import io.rhapsode.worker.speech.ProviderShare;
import java.time.Duration;
import java.util.Set;

/** Ends what leases no longer cover. On a thread of its own, for renewing may hang as long as the database does. */
final class LapsedLeases implements Beat.Part {

    private final Set<ProviderShare> shares;

    LapsedLeases(Set<ProviderShare> shares) {
        this.shares = shares;
    }

    @Override
    public String name() {
        return "leases";
    }

    @Override
    public Duration every() {
        return SharedPlaces.MARGIN.dividedBy(4);
    }

    @Override
    public void begin() {}

    @Override
    public void beat() {
        shares.forEach(ProviderShare::endWhereOver);
    }
}
