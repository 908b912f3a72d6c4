package io.rhapsode.gateway.generation;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How prices are promised.
 *
 * @param validity how long a quote may be called upon; long enough to ask somebody, short enough that we can bear a price that has changed
 */
@Validated
@ConfigurationProperties("rhapsode.quotes")
record QuoteSettings(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration validity) {}
