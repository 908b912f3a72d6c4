package io.rhapsode.events.identity;

import org.jspecify.annotations.Nullable;

/**
 * What analysts may know of who asked.
 *
 * @param tier the plan of the tenant
 * @param country ISO 3166-1 alpha-2 where a trusted proxy says it
 * @param agent the kind of program: {@code browser}, {@code cli}, {@code sdk}, {@code other}
 */
public record Caller(String tier, @Nullable String country, String agent) {}
