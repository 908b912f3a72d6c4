package io.rhapsode.gateway;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Names a request in its response and in every log line of it; no further, for a caller may choose it. See {@link CorrelationId}. */
public record RequestId(String value) {

    public static final String HEADER = "X-Request-Id";

    /** Ids of callers go into headers and log lines, so they must look like ids. */
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** The caller's own where it can be taken over, otherwise that under which its messages go. */
    static RequestId of(@Nullable String asked, CorrelationId otherwise) {
        return asked != null && SYNTAX.matcher(asked).matches()
                ? new RequestId(asked)
                : new RequestId(otherwise.value());
    }

    /** Of a request that has come through the {@link RequestEnvelope}. */
    public static RequestId of(ServerWebExchange exchange) {
        return of(exchange.getRequest().getHeaders().getFirst(HEADER), CorrelationId.random());
    }

    /** The request with this id in the place of whatever its caller wrote there. */
    ServerHttpRequest writtenInto(ServerHttpRequest request) {
        return request.mutate().header(HEADER, value).build();
    }

    @Override
    public String toString() {
        return value;
    }
}
