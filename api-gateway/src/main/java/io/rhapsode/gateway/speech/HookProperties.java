package io.rhapsode.gateway.speech;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the door takes that needs no key.
 *
 * @param perMinute hooks at one node, genuine or not: more than all providers together end pieces of work. Who is turned away only makes somebody look later
 */
@Validated
@ConfigurationProperties("rhapsode.gateway.hooks")
record HookProperties(@DefaultValue("3000") @Positive int perMinute) {}
