package io.rhapsode.gateway;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;

/**
 * Who asks, and under which id everything goes that the request leads to. A parameter of every handler method that needs to know.
 *
 * @param caller what analysts may know of it
 */
public record Requester(TenantId tenant, ActorId actor, CorrelationId correlation, Caller caller) {}
