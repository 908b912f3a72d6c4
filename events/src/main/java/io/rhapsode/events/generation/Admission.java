package io.rhapsode.events.generation;

import org.jspecify.annotations.Nullable;

/**
 * The request can work.
 *
 * @param textDigest HMAC of the text under the tenant's key, hexadecimal
 * @param estimatedMillis how long it will probably take
 * @param credits what the chosen candidate costs; 0 where there is none just now
 * @param plan what the text needs to be spoken; null where to find out would take longer than a caller should wait
 */
public record Admission(
        String textDigest,
        long estimatedMillis,
        long credits,
        @Nullable Plan plan) {}
