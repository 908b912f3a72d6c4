package io.rhapsode.application.identity;

import io.rhapsode.gateway.security.OperatorKey;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operator's key: what is configured, else what this server has made and kept. It stands in no table, so another one takes its place with a restart. */
@Configuration(proxyBeanMethods = false)
class OperatorKeyConfiguration {

    @Bean
    OperatorKey operatorKey(IdentitySettings settings) throws IOException {
        String given = settings.operatorKey();
        return new OperatorKey(
                given != null ? given : KeptKey.in(Path.of(settings.home()).resolve("operator-key"), "rho_"));
    }
}
