package io.rhapsode.gateway.problem;

import org.jspecify.annotations.Nullable;

/**
 * How much is missing where credits do not suffice.
 *
 * @param required what it costs
 * @param available what there is
 * @param buyUrl where more can be had
 */
public record Shortfall(
        long required, long available, @Nullable String buyUrl) {}
