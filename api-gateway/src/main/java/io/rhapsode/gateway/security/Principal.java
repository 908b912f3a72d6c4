package io.rhapsode.gateway.security;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;

/** Whom a key belongs to. */
public record Principal(TenantId tenant, ActorId actor, Role role) {}
