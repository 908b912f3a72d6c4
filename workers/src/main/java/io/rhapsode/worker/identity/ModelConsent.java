package io.rhapsode.worker.identity;

import io.rhapsode.events.identity.TenantId;

/** Whether the beginning of a tenant's texts may be shown to a language model, where one is configured. */
public interface ModelConsent {

    /** Blocks. No for a tenant that nobody knows. */
    boolean mayAskModel(TenantId tenant);
}
