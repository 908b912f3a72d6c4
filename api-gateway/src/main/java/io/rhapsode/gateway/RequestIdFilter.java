package io.rhapsode.gateway;

import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each request its id before anything else happens to it, and says in one line how it ended. The line has neither query nor body. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestIdFilter.class);

    private static final Pattern GENERATION = Pattern.compile("gen_[a-z0-9]{26}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        RequestId id = RequestId.of(exchange.getRequest().getHeaders().getFirst(RequestId.HEADER));
        id.attachTo(exchange);
        exchange.getResponse().getHeaders().set(RequestId.HEADER, id.value());
        long start = System.nanoTime();
        return chain.filter(exchange)
                .doFinally(signal -> log(exchange, signal.toString(), start))
                .contextWrite(context ->
                        LogContext.REQUEST_ID.in(LogContext.CORRELATION_ID.in(context, id.value()), id.value()));
    }

    private static void log(ServerWebExchange exchange, String ending, long start) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        String path = exchange.getRequest().getPath().value();
        // probes come every few seconds and say nothing
        LOG.atLevel(path.startsWith("/actuator/") ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", exchange.getRequest().getMethod())
                .addKeyValue("path", path)
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue("ending", ending)
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .log("request");
    }
}
