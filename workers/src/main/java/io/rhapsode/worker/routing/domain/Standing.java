package io.rhapsode.worker.routing.domain;

/** Whether a provider can be asked now. */
public enum Standing {
    READY,
    /** Switched off by the operator. */
    DISABLED,
    /** It says itself that it cannot work. */
    UNHEALTHY,
    /** It failed too often just now. */
    CIRCUIT_OPEN
}
