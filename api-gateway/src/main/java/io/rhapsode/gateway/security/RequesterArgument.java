package io.rhapsode.gateway.security;

import io.rhapsode.events.identity.Caller;
import io.rhapsode.gateway.CorrelationId;
import io.rhapsode.gateway.Requester;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives handler methods the {@link Requester} they ask for, from the key that was shown. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallerProperties.class)
class RequesterArgument implements HandlerMethodArgumentResolver, WebFluxConfigurer {

    /** The plan of every tenant, until there are plans. */
    private static final String TIER = "standard";

    /** ISO 3166-1 alpha-2. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final CallerProperties properties;

    RequesterArgument(CallerProperties properties) {
        this.properties = properties;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Requester.class);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(KeyAuthentication.class)
                .map(KeyAuthentication::getPrincipal)
                .flatMap(principal -> Mono.<Object>deferContextual(context -> Mono.just(new Requester(
                        principal.tenant(),
                        principal.actor(),
                        CorrelationId.in(context),
                        caller(exchange.getRequest().getHeaders())))))
                .switchIfEmpty(Mono.error(() -> new AuthenticationCredentialsNotFoundException("Nobody is known")));
    }

    private Caller caller(HttpHeaders headers) {
        return new Caller(TIER, country(headers), AgentKind.of(headers.getFirst(HttpHeaders.USER_AGENT)));
    }

    private @Nullable String country(HttpHeaders headers) {
        if (properties.countryHeader().isEmpty()) {
            return null;
        }
        String said = headers.getFirst(properties.countryHeader());
        return said != null && COUNTRIES.contains(said) ? said : null;
    }
}
