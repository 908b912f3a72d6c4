package io.rhapsode.gateway.security;

import io.rhapsode.gateway.LogContext;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the tenant into the log lines of a request, as soon as it is known. */
@Component
@Order(-1) // behind the security filters
class TenantLogFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(KeyAuthentication.class)
                .map(key -> Optional.of(key.getPrincipal().tenant()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(tenant -> chain.filter(exchange)
                        .contextWrite(context -> tenant.map(id -> LogContext.TENANT.in(context, id))
                                .orElse(context)));
    }
}
