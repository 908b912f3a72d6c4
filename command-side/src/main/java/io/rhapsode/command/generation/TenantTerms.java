package io.rhapsode.command.generation;

import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.identity.TenantId;
import java.util.Optional;

/** What tenants have chosen as to when they pay. */
public interface TenantTerms {

    /** The terms on which it pays by downloading, as of now; empty where it pays what is completed. */
    Optional<DownloadTerms> of(TenantId tenant);
}
