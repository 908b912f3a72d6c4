package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import java.time.Instant;

/**
 * A price that was promised to a tenant for one text and one order, and may be called upon once.
 *
 * @param textDigest HMAC of the text under the tenant's key, hexadecimal
 * @param expiresAt from this moment on it is not valid any more
 */
public record Quote(TenantId tenantId, String textDigest, SpeechOrder order, QuotedPrice price, Instant expiresAt) {}
