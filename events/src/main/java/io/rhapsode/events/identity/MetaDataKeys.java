package io.rhapsode.events.identity;

/** The names under which every message's metadata says who acts and what led to it. */
public final class MetaDataKeys {

    /** {@link TenantId}, as its value. */
    public static final String TENANT = "tenant";

    /** {@link ActorId}, as its value. */
    public static final String ACTOR = "actor";

    /** The request with which it all began; Axon's name for it is {@code traceId}. */
    public static final String CORRELATION_ID = "correlationId";

    /** The message that led to this one. */
    public static final String CAUSATION_ID = "causationId";

    private MetaDataKeys() {}
}
