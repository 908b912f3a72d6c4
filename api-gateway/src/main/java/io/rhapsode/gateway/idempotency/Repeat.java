package io.rhapsode.gateway.idempotency;

/** What becomes of a request whose caller hangs up, and what the same request does after one that ended without an answer that is remembered. */
public enum Repeat {
    /** It is carried to its end; the same request goes on with the same id, since nobody knows how far the first came and nothing must be made twice. */
    RESUMES,
    /** It ends with its caller; the same request begins anew with another id, since what the first made is known to have come to nothing. */
    STARTS_ANEW
}
