package io.rhapsode.gateway.generation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where credits can be had.
 *
 * @param buyUrl a page for people, {@code RHAPSODE_CREDITS_BUY_URL}; named where credits do not suffice
 */
@ConfigurationProperties("rhapsode.credits")
record Purchase(@Nullable String buyUrl) {}
