package io.rhapsode.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of other origins may call this interface.
 *
 * @param allowedOrigins patterns such as {@code https://studio.example.org}; by default any port of this machine. Callers show a key and no cookie, so an
 *     origin gives no rights by itself
 */
@ConfigurationProperties("rhapsode.gateway.cors")
record CorsProperties(
        @DefaultValue({"http://localhost:[*]", "http://127.0.0.1:[*]"})
        List<String> allowedOrigins) {}
