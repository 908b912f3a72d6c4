package io.rhapsode.gateway.limit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one caller may ask for.
 *
 * @param requestsPerMinute of one key at one node; generous, so that only a program gone wild meets it
 * @param eventStreams of one tenant, open at once at one node
 * @param liveStreams of one tenant, open at once at one node; each keeps an encoder busy
 * @param generationsUnderWay of one tenant, accepted and not over, wherever
 */
@Validated
@ConfigurationProperties("rhapsode.gateway.limits")
record LimitProperties(
        @DefaultValue("6000") @Positive int requestsPerMinute,
        @DefaultValue("200") @Positive int eventStreams,
        @DefaultValue("8") @Positive int liveStreams,
        @DefaultValue("10000") @Positive int generationsUnderWay) {}
