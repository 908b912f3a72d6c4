package io.rhapsode.gateway;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;

/**
 * Who asks, and in which request. A parameter of every handler method that needs to know.
 *
 * @param caller what analysts may know of it
 */
public record Requester(TenantId tenant, ActorId actor, RequestId requestId, Caller caller) {}
