package io.rhapsode.worker.identity;

import io.rhapsode.events.identity.TenantId;
import java.time.Duration;
import java.util.Map;

/** How long tenants keep texts and audio of what is over. */
public interface Retentions {

    /** Those that do not keep them until they are erased. */
    Map<TenantId, Duration> all();
}
