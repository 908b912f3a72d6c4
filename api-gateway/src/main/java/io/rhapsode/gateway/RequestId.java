package io.rhapsode.gateway;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Names a request in its response, in every log line and in the metadata of every message it leads to. */
public record RequestId(String value) {

    public static final String HEADER = "X-Request-Id";

    /** Ids of callers go into the event log, so they must look like ids. */
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** The caller's own where it can be taken over, otherwise a new one. */
    static RequestId of(@Nullable String asked) {
        return asked != null && SYNTAX.matcher(asked).matches() ? new RequestId(asked) : random();
    }

    /** Of a request that has come through the {@link RequestEnvelope}. */
    public static RequestId of(ServerWebExchange exchange) {
        return of(exchange.getRequest().getHeaders().getFirst(HEADER));
    }

    /** The request with this id in the place of whatever its caller wrote there. */
    ServerHttpRequest writtenInto(ServerHttpRequest request) {
        return request.mutate().header(HEADER, value).build();
    }

    private static RequestId random() {
        return new RequestId(
                "req_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
