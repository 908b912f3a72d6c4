package io.rhapsode.gateway.problem;

import io.rhapsode.gateway.RequestId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes every problem, whichever layer it comes from, in the one shape, or in that which its caller knows from another service. */
@Component
@Order(-2) // before Spring Boot's own
class ProblemHandler
        implements WebExceptionHandler,
                ServerAuthenticationEntryPoint,
                ServerAccessDeniedHandler,
                ServerExchangeRejectedHandler {

    /** What an answer said of itself before it turned into a problem. */
    private static final List<String> OF_THE_FILE = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.ACCEPT_RANGES,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_RANGE);

    private final JsonMapper json;

    private final List<ProblemShape> shapes;

    ProblemHandler(JsonMapper json, List<ProblemShape> shapes) {
        this.json = json;
        this.shapes = List.copyOf(shapes);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(
                    failure); // too late for a problem: the connection breaks, so that nobody takes the rest for whole
        }
        return write(exchange, ProblemTranslation.translate(failure));
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        return handle(exchange, failure);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException failure) {
        return handle(exchange, (Throwable) failure);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException failure) {
        return handle(exchange, (Throwable) failure);
    }

    private Mono<Void> write(ServerWebExchange exchange, ProblemException failure) {
        ServerHttpResponse response = exchange.getResponse();
        OF_THE_FILE.forEach(response.getHeaders()::remove);
        String requestId = RequestId.of(exchange).value();
        response.getHeaders().set(RequestId.HEADER, requestId);
        failure.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        String path = exchange.getRequest().getPath().value();
        Optional<ProblemShape.Told> foreign = shapes.stream()
                .filter(shape -> shape.holdsFor(path))
                .findFirst()
                .map(shape -> shape.told(failure, requestId));
        ProblemShape.Told told =
                foreign.orElseGet(() -> new ProblemShape.Told(failure.type().status(), problem(exchange, failure)));
        response.setStatusCode(HttpStatusCode.valueOf(told.status()));
        response.getHeaders()
                .setContentType(foreign.isPresent() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        told.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        byte[] body = json.writeValueAsBytes(told.body());
        response.getHeaders().setContentLength(body.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.<DataBuffer>fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Problem problem(ServerWebExchange exchange, ProblemException failure) {
        ProblemType type = failure.type();
        Shortfall missing = failure.shortfall();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                failure.detail(),
                URI.create(exchange.getRequest().getPath().value()),
                type.code(),
                RequestId.of(exchange).value(),
                type.retryable(),
                failure.errors(),
                missing == null ? null : missing.required(),
                missing == null ? null : missing.available(),
                missing == null ? null : missing.buyUrl());
    }
}
