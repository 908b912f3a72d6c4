package io.rhapsode.worker.speech;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient we are with every provider.
 *
 * @param maxAttempts requests for one chunk at one provider, the first included
 * @param firstBackoff wait before the second attempt, give or take a half; doubles with each attempt
 * @param maxBackoff the longest wait of our own choosing
 * @param maxRetryAfter the longest wait a provider may ask for
 * @param attemptTimeout the longest a single request may take, from the connection to the last byte
 * @param maxPermitWait the longest anybody stands in line for a place; more means that places are not given back
 * @param maxRateWait the longest a request waits for its turn under the provider's rate
 * @param circuitWindow attempts that are looked back on
 * @param circuitMinimum attempts before the circuit may open
 * @param circuitFailurePercent share of failures at which it opens
 * @param circuitOpen how long nothing is sent then
 * @param circuitProbes attempts that decide afterwards whether it closes
 */
@Validated
@ConfigurationProperties("rhapsode.speech.resilience")
public record SpeechResilience(
        @DefaultValue("4") @Min(1) @Max(10) int maxAttempts,

        @DefaultValue("500ms") @DurationMin(millis = 1) @DurationMax(minutes = 1)
        Duration firstBackoff,

        @DefaultValue("20s") @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration maxBackoff,

        @DefaultValue("60s") @DurationMin(millis = 0) @DurationMax(minutes = 10)
        Duration maxRetryAfter,

        @DefaultValue("2m") @DurationMin(millis = 10) @DurationMax(minutes = 30)
        Duration attemptTimeout,

        @DefaultValue("1h") @DurationMin(millis = 1) @DurationMax(hours = 24)
        Duration maxPermitWait,

        @DefaultValue("5m") @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration maxRateWait,

        @DefaultValue("20") @Min(2) @Max(1000) int circuitWindow,
        @DefaultValue("10") @Min(1) @Max(1000) int circuitMinimum,
        @DefaultValue("50") @Min(1) @Max(100) int circuitFailurePercent,

        @DefaultValue("30s") @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration circuitOpen,

        @DefaultValue("3") @Min(1) @Max(100) int circuitProbes) {}
