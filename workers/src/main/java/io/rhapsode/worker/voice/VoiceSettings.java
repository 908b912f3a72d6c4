package io.rhapsode.worker.voice;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The library of voices.
 *
 * @param every the time between two looks at the providers' catalogues; each is one query while nothing changes
 * @param sampleMicrosPerDay the most that samples of voices may cost us in a day, in millionths of a dollar; each voice is spoken once
 */
@Validated
@ConfigurationProperties("rhapsode.voices")
record VoiceSettings(
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration every,
        @DefaultValue("5000000") @PositiveOrZero long sampleMicrosPerDay) {}
