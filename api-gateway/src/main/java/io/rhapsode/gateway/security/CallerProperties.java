package io.rhapsode.gateway.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is believed about callers.
 *
 * @param countryHeader the header in which a trusted proxy says the caller's country as two letters; empty where there is no such proxy
 */
@ConfigurationProperties("rhapsode.gateway.caller")
record CallerProperties(@DefaultValue("") String countryHeader) {}
