package io.rhapsode.gateway.security;

import io.rhapsode.gateway.RequestId;
import io.rhapsode.gateway.VirtualThreads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A key for everything but health, the description of the interface, and links and hooks that carry a signature. No session, no cookie. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties({CorsProperties.class, SignInProperties.class})
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/api/openapi",
        "/api/openapi/**",
        "/api/docs",
        "/api/docs/**",
        "/api/swagger-ui/**",
        "/api/v1/files/**",
        "/api/v1/hooks/**"
    };

    /** What shows the generations of all tenants, or changes what they see: for the operator, who belongs to none. */
    private static final String[] OF_ALL_TENANTS = {
        "/actuator/deadletters/**",
        "/actuator/quarantine/**",
        "/actuator/processors/**",
        "/actuator/credits/**",
        "/actuator/sunsets",
        "/actuator/tenants/**",
        "/actuator/status"
    };

    /** The page that shows the description brings its own scripts and inline styles; nothing else is a page. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /** How long a browser may remember what a preflight request said. */
    private static final Duration PREFLIGHT_REMEMBERED = Duration.ofHours(1);

    @Bean
    ApiKeys apiKeys(JdbcClient writer) {
        return new JdbcApiKeys(writer);
    }

    @Bean
    ReactiveAuthenticationManagerResolver<ServerWebExchange> signIn(
            OperatorKey operator, ApiKeys keys, VirtualThreads threads, SignInProperties properties) {
        var wrong = new WrongKeys(properties);
        return exchange -> {
            InetSocketAddress client = exchange.getRequest().getRemoteAddress();
            return Mono.just(shown -> threads.call(() -> {
                wrong.demandPatience(client);
                String key = String.valueOf(shown.getCredentials());
                if (operator.is(key)) {
                    return new OperatorAuthentication();
                }
                Optional<Principal> found = keys.find(key);
                if (found.isEmpty()) {
                    wrong.count(client);
                    throw new BadCredentialsException("The key is not valid");
                }
                return new KeyAuthentication(found.get());
            }));
        };
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            ReactiveAuthenticationManagerResolver<ServerWebExchange> signIn,
            ServerAuthenticationEntryPoint unauthorized,
            ServerAccessDeniedHandler forbidden,
            CorsConfigurationSource cors) {
        var keys = new AuthenticationWebFilter(signIn);
        keys.setServerAuthenticationConverter(
                exchange -> Mono.justOrEmpty(ShownKey.in(exchange.getRequest().getHeaders())));
        keys.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(unauthorized));
        keys.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return http.addFilterAt(keys, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(paths -> paths.pathMatchers(OPEN)
                        .permitAll()
                        .pathMatchers(OF_ALL_TENANTS)
                        .hasRole(OperatorAuthentication.ROLE)
                        .pathMatchers("/actuator/**")
                        .hasAnyRole(Role.ADMIN.name(), OperatorAuthentication.ROLE)
                        .anyExchange()
                        .hasAnyRole(Role.MEMBER.name(), Role.ADMIN.name()))
                .exceptionHandling(problems ->
                        problems.authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .cors(spec -> spec.configurationSource(cors))
                .csrf(CsrfSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .build();
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(CorsProperties properties) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(properties.allowedOrigins());
        cors.setAllowedMethods(List.of(
                HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.POST.name(), HttpMethod.DELETE.name()));
        cors.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                "X-API-Key",
                "xi-api-key",
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.RANGE,
                HttpHeaders.IF_NONE_MATCH,
                HttpHeaders.IF_RANGE,
                "Idempotency-Key",
                "Last-Event-ID",
                RequestId.HEADER));
        cors.setExposedHeaders(List.of(
                HttpHeaders.LOCATION,
                HttpHeaders.ETAG,
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.CONTENT_RANGE,
                HttpHeaders.ACCEPT_RANGES,
                HttpHeaders.CONTENT_DISPOSITION,
                "X-Generation-Id",
                "X-Provider",
                "X-Credits-Cost",
                "RateLimit-Policy",
                "RateLimit",
                RequestId.HEADER));
        cors.setMaxAge(PREFLIGHT_REMEMBERED);
        var everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", cors);
        return everywhere;
    }
}
