package io.rhapsode.application.cli.api;

/** What a server is to us. */
public enum Standing {
    /** A Rhapsode that takes our key. */
    ADMITTED,
    /** A Rhapsode that does not take our key. */
    NOT_ADMITTED,
    /** Something else answers there. */
    STRANGER,
    /** Nothing answers. */
    ABSENT
}
