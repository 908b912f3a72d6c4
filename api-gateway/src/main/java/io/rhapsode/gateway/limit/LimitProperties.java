package io.rhapsode.gateway.limit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one caller may ask of one node.
 *
 * @param requestsPerMinute of one key; generous, so that only a program gone wild meets it
 * @param eventStreams of one tenant, open at once
 * @param liveStreams of one tenant, open at once; each keeps an encoder busy
 */
@Validated
@ConfigurationProperties("rhapsode.gateway.limits")
record LimitProperties(
        @DefaultValue("6000") @Positive int requestsPerMinute,
        @DefaultValue("200") @Positive int eventStreams,
        @DefaultValue("8") @Positive int liveStreams) {}
