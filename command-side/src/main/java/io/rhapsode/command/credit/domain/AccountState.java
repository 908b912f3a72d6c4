package io.rhapsode.command.credit.domain;

import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an account is: one record for each of the things it can be. */
public sealed interface AccountState {

    /** Not opened. */
    record Absent() implements AccountState {}

    /**
     * Open.
     *
     * @param settled granted less charged
     * @param holds active ones only; what is resolved leaves no trace here, so that an account does not grow with its age
     * @param grants business keys of all that was ever granted
     */
    record Open(TenantId owner, long settled, Map<GenerationId, Long> holds, Set<String> grants)
            implements AccountState {

        public Open {
            holds = Map.copyOf(holds);
            grants = Set.copyOf(grants);
        }

        long available() {
            return settled - holds.values().stream().mapToLong(Long::longValue).sum();
        }

        private Open granted(CreditsGranted event) {
            var all = new HashSet<>(grants);
            all.add(event.grant());
            return new Open(owner, settled + event.credits(), holds, all);
        }

        private Open held(GenerationId generation, long credits) {
            var active = new HashMap<>(holds);
            active.put(generation, credits);
            return new Open(owner, settled, active, grants);
        }

        private Open resolved(GenerationId generation, long charged) {
            var active = new HashMap<>(holds);
            active.remove(generation);
            return new Open(owner, settled - charged, active, grants);
        }
    }

    /** The state behind an event. */
    default AccountState evolve(CreditEvent event) {
        return switch (this) {
            case Absent _ ->
                event instanceof AccountOpened opened ? new Open(opened.tenantId(), 0, Map.of(), Set.of()) : this;
            case Open open ->
                switch (event) {
                    case AccountOpened _, HoldDeclined _ -> open;
                    case CreditsGranted granted -> open.granted(granted);
                    case CreditsHeld held -> open.held(held.generationId(), held.credits());
                    case CreditsCommitted committed -> open.resolved(committed.generationId(), committed.credits());
                    case CreditsReleased released -> open.resolved(released.generationId(), 0);
                };
        };
    }
}
