package io.rhapsode.gateway.security;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often somebody may be wrong.
 *
 * @param wrongKeysPerMinute of one client address on one node; who is wrong more often is not listened to for a while, right or wrong
 */
@Validated
@ConfigurationProperties("rhapsode.gateway.sign-in")
record SignInProperties(@DefaultValue("20") @Positive int wrongKeysPerMinute) {}
