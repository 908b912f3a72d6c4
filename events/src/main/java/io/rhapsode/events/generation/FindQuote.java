package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Query for the {@link QuoteView} of a quote. */
public record FindQuote(TenantId tenant, QuoteId quoteId) {}
