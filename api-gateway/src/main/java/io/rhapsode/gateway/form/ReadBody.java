package io.rhapsode.gateway.form;

/**
 * A body that was understood.
 *
 * @param digest SHA-256 of its bytes, by which the same request is known again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
public record ReadBody<T>(T value, byte[] digest) {}
