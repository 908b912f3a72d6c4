package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import java.util.List;

/**
 * Part of what is due in the accounts of all tenants.
 *
 * @param holds whose generations are to be asked, by the generation's id
 * @param accounts with lots that are due, by the tenant's id
 */
public record OverdueView(List<Hold> holds, List<TenantId> accounts) {

    public OverdueView {
        holds = List.copyOf(holds);
        accounts = List.copyOf(accounts);
    }

    /** Whether nothing more is due. */
    public boolean isNothing() {
        return holds.isEmpty() && accounts.isEmpty();
    }

    /** A hold, and whose it is. */
    public record Hold(TenantId tenant, GenerationId generationId) {}
}
