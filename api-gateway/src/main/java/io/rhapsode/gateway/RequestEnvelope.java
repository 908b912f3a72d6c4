package io.rhapsode.gateway;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The outermost layer: gives each request its id before anything else happens to it, puts it into every log line that follows, those about failures too, and
 * says in one line how the request ended. The line has neither query nor body.
 */
@Component
class RequestEnvelope implements HttpHandlerDecoratorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(RequestEnvelope.class);

    /**
     * Where requests begin. One that is answered at once on the event loop, after it has waited behind another of its connection, would be the last that is
     * read from that connection (Reactor Netty before 1.3.8, its issue 4361).
     */
    private static final Scheduler OFF_THE_EVENT_LOOP = Schedulers.parallel();

    private static final Pattern GENERATION = Pattern.compile("gen_[a-z0-9]{26}");

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            RequestId id = RequestId.of(request.getHeaders().getFirst(RequestId.HEADER));
            response.getHeaders().set(RequestId.HEADER, id.value());
            long start = System.nanoTime();
            return Mono.defer(() -> handler.handle(id.writtenInto(request), response))
                    .doFinally(signal -> log(request, response, signal.toString(), start))
                    .contextWrite(
                            context -> describe(context, id, request.getPath().value()))
                    .subscribeOn(OFF_THE_EVENT_LOOP);
        };
    }

    private static Context describe(Context context, RequestId id, String path) {
        Context known = LogContext.REQUEST_ID.in(LogContext.CORRELATION_ID.in(context, id), id);
        Matcher generation = GENERATION.matcher(path);
        return generation.find() ? LogContext.GENERATION_ID.in(known, generation.group()) : known;
    }

    private static void log(ServerHttpRequest request, ServerHttpResponse response, String ending, long start) {
        HttpStatusCode status = response.getStatusCode();
        String path = request.getPath().value();
        // probes come every few seconds and say nothing
        LOG.atLevel(path.startsWith("/actuator/") ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", path)
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue("ending", ending)
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .log("request");
    }
}
