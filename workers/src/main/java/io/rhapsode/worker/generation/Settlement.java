package io.rhapsode.worker.generation;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import java.time.Duration;
import java.time.Instant;

/** What becomes of a hold, by what the log says of its generation. */
final class Settlement {

    private Settlement() {}

    static CreditCommand of(TenantId tenant, GenerationId generation, GenerationHistory history, Instant now) {
        AccountId account = AccountId.of(tenant);
        if (!history.exists()) {
            return new ExpireHold(account, generation);
        }
        if (!history.over() || history.needsItsChunks()) {
            return new ExtendHold(account, generation);
        }
        Instant until = history.availableUntil();
        if (until != null && now.isBefore(until)) {
            return new ExtendHold(account, generation, Duration.between(now, until));
        }
        long owed = history.owed();
        return owed > 0 ? new CommitCredits(account, generation, owed) : new ReleaseCredits(account, generation);
    }
}
