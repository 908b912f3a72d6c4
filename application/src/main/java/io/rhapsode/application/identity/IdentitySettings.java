package io.rhapsode.application.identity;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first tenant, and the operator.
 *
 * @param home where a key that is made is kept
 * @param operatorKey what opens the operator's paths, {@code RHAPSODE_OPERATOR_KEY}; made at the first start where it is not given
 * @param apiKey the first key, {@code RHAPSODE_API_KEY}; made at the first start where it is not given
 * @param creditsWelcome what a new tenant's account begins with, {@code RHAPSODE_CREDITS_WELCOME}
 */
@Validated
@ConfigurationProperties("rhapsode")
record IdentitySettings(
        String home,

        @Nullable @Size(min = 24, message = "RHAPSODE_API_KEY must have at least 24 characters")
        String apiKey,

        @Nullable @Size(min = 24, message = "RHAPSODE_OPERATOR_KEY must have at least 24 characters")
        String operatorKey,

        @DefaultValue("100000") @PositiveOrZero long creditsWelcome) {

    @AssertTrue(
            message = "RHAPSODE_OPERATOR_KEY must not be RHAPSODE_API_KEY: one is the operator's, the other a tenant's")
    boolean isOperatorKeyOfItsOwn() {
        return operatorKey == null || !operatorKey.equals(apiKey);
    }

    @Override
    public String toString() {
        return "IdentitySettings[home=" + home + ", creditsWelcome=" + creditsWelcome + "]";
    }
}
