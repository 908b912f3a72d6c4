package io.rhapsode.events.generation;

/**
 * The request can work.
 *
 * @param textDigest HMAC of the text under the tenant's key, hexadecimal
 * @param estimatedMillis how long it will probably take
 * @param credits what the chosen candidate costs; 0 where there is none just now
 */
public record Admission(String textDigest, long estimatedMillis, long credits) {}
