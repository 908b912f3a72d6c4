package io.rhapsode.gateway.storage;

import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers a request with a stored file, as of RFC 9110: whole or one range of it, conditionally, or without the bytes for HEAD. Several ranges at once are
 * answered with the whole file, which is allowed.
 */
@Component
public class FileResponse {

    private final StoredObjects objects;

    FileResponse(StoredObjects objects) {
        this.objects = objects;
    }

    /**
     * Writes the response.
     *
     * @param whenWhole done behind the last byte if the whole file was sent at once
     */
    public Mono<Void> write(ServerWebExchange exchange, FileAnswer file, Mono<Void> whenWhole) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        describe(response.getHeaders(), file);
        if (isHere(request, file)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        Part part = part(request, file);
        if (part == null) {
            response.getHeaders().setContentLength(file.bytes());
            response.getHeaders().setContentType(file.mediaType());
            return send(request, response, objects.read(file.key(), 0, file.bytes()), whenWhole);
        }
        response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
        response.getHeaders().setContentLength(part.length());
        response.getHeaders().setContentType(file.mediaType());
        response.getHeaders()
                .set(HttpHeaders.CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + "/" + file.bytes());
        Flux<DataBuffer> content = objects.read(file.key(), part.first(), part.length());
        return send(request, response, content, part.length() == file.bytes() ? whenWhole : Mono.empty());
    }

    /** Answers with the whole file, whatever the request says of ranges: it asked for something to be made and not for this file. */
    public Mono<Void> writeWhole(ServerWebExchange exchange, FileAnswer file) {
        ServerHttpResponse response = exchange.getResponse();
        describe(response.getHeaders(), file);
        response.getHeaders().setContentLength(file.bytes());
        response.getHeaders().setContentType(file.mediaType());
        return send(exchange.getRequest(), response, objects.read(file.key(), 0, file.bytes()), Mono.empty());
    }

    /** Whether a request without a range is answered without a byte of the file: only its head was asked for, or the caller has it. */
    public static boolean sendsNothing(ServerWebExchange exchange, FileAnswer file) {
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD) || isHere(exchange.getRequest(), file);
    }

    private static Mono<Void> send(
            ServerHttpRequest request, ServerHttpResponse response, Flux<DataBuffer> content, Mono<Void> whenWhole) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(content.concatWith(whenWhole.cast(DataBuffer.class)));
    }

    private static void describe(HttpHeaders headers, FileAnswer file) {
        headers.setETag(file.etag());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setCacheControl("private, no-cache"); // asked for again each time, since it may have been erased
        headers.setContentDisposition(ContentDisposition.inline()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build());
    }

    /** Whether the caller has the file; a header that cannot be read is ignored. */
    private static boolean isHere(ServerHttpRequest request, FileAnswer file) {
        try {
            return request.getHeaders().getIfNoneMatch().stream()
                    .anyMatch(tag -> tag.equals("*") || weak(tag).equals(file.etag()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The one range that is asked for, or null for the whole file. */
    private static @Nullable Part part(ServerHttpRequest request, FileAnswer file) {
        String ifRange = request.getHeaders().getFirst(HttpHeaders.IF_RANGE);
        if (ifRange != null && !ifRange.strip().equals(file.etag())) {
            return null;
        }
        List<HttpRange> ranges;
        try {
            ranges = request.getHeaders().getRange();
        } catch (IllegalArgumentException e) {
            return null; // a range that cannot be read is ignored
        }
        if (ranges.size() != 1) {
            return null;
        }
        HttpRange range = ranges.getFirst();
        long first;
        long last;
        try {
            first = range.getRangeStart(file.bytes());
            last = range.getRangeEnd(file.bytes());
        } catch (IllegalArgumentException e) {
            throw notSatisfiable(file);
        }
        if (first >= file.bytes() || last < first) {
            throw notSatisfiable(file);
        }
        return new Part(first, last);
    }

    private static ProblemException notSatisfiable(FileAnswer file) {
        return new ProblemException(
                        ProblemType.RANGE_NOT_SATISFIABLE,
                        "The file has " + file.bytes() + " bytes; the range is outside.")
                .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private record Part(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }
}
