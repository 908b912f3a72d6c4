package io.rhapsode.application.cli.api;

/** What a server says when it is asked whether it can take requests. */
public enum Readiness {
    READY,
    /** It answers, but cannot work: its database is away, or it stops. */
    NOT_READY,
    /** Nobody answers, or somebody else. */
    SILENT
}
