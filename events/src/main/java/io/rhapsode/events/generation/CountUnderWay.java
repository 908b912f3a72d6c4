package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/**
 * Query for the {@link UnderWayView} of a tenant.
 *
 * @param most where counting may stop
 */
public record CountUnderWay(TenantId tenant, int most) {}
