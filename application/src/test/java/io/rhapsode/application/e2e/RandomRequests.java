package io.rhapsode.application.e2e;

import io.rhapsode.application.e2e.PublishedApi.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Requests by the published document, each of which may be as it should be or wrong in any of its parts. The same seed makes the same requests. */
final class RandomRequests {

    /** So long may an answer take to begin. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final List<String> METHODS =
            List.of("PUT", "PATCH", "OPTIONS", "HEAD", "DELETE", "POST", "GET", "FOO");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "nonsense",
            "multipart/form-data",
            "*/*");
    private static final List<String> ACCEPTED = List.of(
            "*/*", "application/json", "text/html", "text/event-stream", "audio/mpeg", "image/png;q=0.1", "nonsense");
    private static final List<String> RANGES = List.of(
            "bytes=0-0",
            "bytes=10-",
            "bytes=-5",
            "bytes=5-1",
            "bytes=0-1,3-4",
            "bytes=99999999-",
            "lines=1-2",
            "bytes=a-b");

    /** Of voices and models, known ones and others. */
    private static final List<String> NAMES = List.of(
            "auto",
            "auto:cost",
            "local",
            "local:en-gb",
            "alloy",
            "21m00Tcm4TlvDq8ikWAM",
            "nobody",
            "%00",
            "..%2f",
            "-1");

    /** Speech costs the test's machine most, and what is erased is of little use for the rest. */
    private static final int SELDOM = 1;

    private static final int OFTEN = 6;

    private final String url;
    private final String key;
    private final Random random;
    private final RandomValues values;
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> known;

    /** @param known ids of generations, which others add to */
    RandomRequests(String url, String key, PublishedApi api, List<String> known, long seed) {
        this.url = url;
        this.key = key;
        this.known = known;
        this.random = new Random(seed);
        this.values = new RandomValues(random, api);
        for (Operation operation : api.operations()) {
            IntStream.range(0, weight(operation)).forEach(i -> operations.add(operation));
        }
    }

    private static int weight(Operation operation) {
        String path = operation.path();
        boolean speaks = path.endsWith("/generations")
                || path.endsWith("/preview")
                || path.endsWith("/regenerate")
                || path.contains("speech");
        return operation.method().equals("DELETE")
                        || (speaks && operation.method().equals("POST"))
                ? SELDOM
                : OFTEN;
    }

    /**
     * One request.
     *
     * @param method what is really asked for, which may not be the operation's
     * @param told enough to see what it was
     */
    record Made(Operation operation, String method, HttpRequest request, String told) {
        boolean asDescribed() {
            return operation.method().equals(method);
        }
    }

    Made next() {
        Operation operation = values.one(operations);
        String method = values.chance(0.97) ? operation.method() : values.one(METHODS);
        URI uri = URI.create(url + path(operation) + query(operation));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        List<String> told = new ArrayList<>(List.of(method + " " + uri));
        headers(operation).forEach(header -> {
            request.header(header.getFirst(), header.getLast());
            told.add(String.join(": ", header));
        });
        byte @Nullable [] body = bodyOf(operation);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofByteArray(body));
            told.add(new String(body, 0, Math.min(600, body.length), StandardCharsets.UTF_8));
        }
        return new Made(
                operation,
                method,
                request.build(),
                told.stream()
                        .map(line -> line.substring(0, Math.min(700, line.length())))
                        .collect(Collectors.joining("\n")));
    }

    private byte @Nullable [] bodyOf(Operation operation) {
        if (operation.body() != null) {
            return values.chance(0.98) ? values.body(operation.body()) : null;
        }
        return values.chance(0.02) ? "{\"text\":1}".getBytes(StandardCharsets.UTF_8) : null;
    }

    private String path(Operation operation) {
        String path = operation.path().replace("{id}", id()).replaceAll("\\{\\w+}", values.one(NAMES));
        return values.chance(0.005) ? path + values.one(List.of("/", "/more", "/%2e%2e", ";a=b", "//")) : path;
    }

    private String id() {
        if (values.chance(0.75) && !known.isEmpty()) {
            return known.get(random.nextInt(known.size()));
        }
        return values.chance(0.5)
                ? "gen_"
                        + IntStream.range(0, 26)
                                .mapToObj(i ->
                                        String.valueOf("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32))))
                                .collect(Collectors.joining())
                : values.one(List.of(
                        "gen_",
                        "null",
                        "%00",
                        "..%2f..%2f",
                        "gen_%20",
                        "%F0%9F%98%80",
                        "%C0%AF",
                        "a".repeat(900),
                        "-1"));
    }

    private String query(Operation operation) {
        List<String> pairs = new ArrayList<>();
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .filter(parameter -> values.chance(0.3))
                .forEach(parameter -> pairs.add(parameter.name() + "="
                        + encoded(
                                values.chance(0.8)
                                        ? values.value(parameter.schema()).asString("")
                                        : values.odd())));
        if (values.chance(0.02)) {
            pairs.add(values.one(List.of("unknown=1", "limit=1&limit=2", "=", "a=%zz", "cursor=%00")));
        }
        String query = String.join("&", pairs).replace("%zz", "%25zz");
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value.substring(0, Math.min(300, value.length())), StandardCharsets.UTF_8);
    }

    private List<List<String>> headers(Operation operation) {
        List<List<String>> headers = new ArrayList<>();
        if (values.chance(0.95)) {
            headers.add(values.chance(0.8) ? List.of("Authorization", "Bearer " + key) : List.of("X-API-Key", key));
        } else if (values.chance(0.7)) {
            headers.add(values.one(List.of(
                    List.of("Authorization", "Bearer wrong-key-of-nobody-at-all"),
                    List.of("Authorization", "Basic YTpi"),
                    List.of("Authorization", "Bearer"),
                    List.of("X-API-Key", "k".repeat(600)))));
        }
        if (operation.body() != null) {
            headers.add(List.of("Content-Type", values.chance(0.97) ? "application/json" : values.one(TYPES)));
        }
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("header") && values.chance(0.5)) {
                headers.add(List.of(parameter.name(), header()));
            }
        }
        if (values.chance(0.1)) {
            headers.add(List.of("Accept", values.one(ACCEPTED)));
        }
        if (values.chance(0.05)) {
            headers.add(List.of("X-Request-Id", header()));
        }
        if (operation.path().endsWith("/audio") && values.chance(0.4)) {
            headers.add(List.of("Range", values.one(RANGES)));
            headers.add(List.of(
                    values.one(List.of("If-Range", "If-None-Match", "If-Match")),
                    values.one(List.of("\"a\"", "*", "x"))));
        }
        return headers;
    }

    /** Of a few, so that they come again; or one that is none. */
    private String header() {
        return values.chance(0.8)
                ? String.valueOf(random.nextInt(60))
                : values.one(
                        List.of("two words", "k".repeat(300), "-1", "99999999999999999999", "\u00e9", "a,b", "{}"));
    }
}
