package io.rhapsode.gateway;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The outermost layer: gives each request its id before anything else happens to it, puts it into every log line that follows, those about failures too, and
 * says in one line how the request ended. The line has neither query nor body, and of the path only which of ours it is: anything can be typed there.
 */
@Component
class RequestEnvelope implements HttpHandlerDecoratorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(RequestEnvelope.class);

    /**
     * Where requests begin. One that is answered at once on the event loop, after it has waited behind another of its connection, would be the last that is
     * read from that connection (Reactor Netty before 1.3.8, its issue 4361).
     */
    private static final Scheduler OFF_THE_EVENT_LOOP = Schedulers.parallel();

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    private static final Pattern GENERATION = Pattern.compile("gen_[a-z0-9]{26}");

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            CorrelationId correlation = CorrelationId.random();
            RequestId id = RequestId.of(request.getHeaders().getFirst(RequestId.HEADER), correlation);
            response.getHeaders().set(RequestId.HEADER, id.value());
            ServerHttpRequest named = id.writtenInto(request);
            long start = System.nanoTime();
            ServerHttpResponse answer = new HeapAnswer(response);
            return Mono.defer(() -> handler.handle(named, answer))
                    .doFinally(signal -> log(named, response, signal.toString(), start))
                    .contextWrite(context ->
                            describe(context, id, correlation, request.getPath().value()))
                    .subscribeOn(OFF_THE_EVENT_LOOP);
        };
    }

    private static Context describe(Context context, RequestId id, CorrelationId correlation, String path) {
        Context known = LogContext.REQUEST_ID.in(LogContext.CORRELATION_ID.in(context, correlation), id);
        Matcher generation = GENERATION.matcher(path);
        return generation.find() ? LogContext.GENERATION_ID.in(known, generation.group()) : known;
    }

    /** The path as its handler declares it, with the names of variables in place of their values; {@code unknown} where the request came to no handler. */
    private static String route(ServerHttpRequest request) {
        Object route = request.getAttributes().get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return route == null ? "unknown" : route.toString();
    }

    private static void log(ServerHttpRequest request, ServerHttpResponse response, String ending, long start) {
        HttpStatusCode status = response.getStatusCode();
        // probes come every few seconds and say nothing
        LOG.atLevel(request.getPath().value().startsWith("/actuator/") ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
                .addKeyValue("path", route(request))
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue("ending", ending)
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .log("request");
    }
}
