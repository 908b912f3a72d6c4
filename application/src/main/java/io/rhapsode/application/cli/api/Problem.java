package io.rhapsode.application.cli.api;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A refusal of the server, as RFC 9457 writes it down. */
public record Problem(
        @Nullable String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable String requestId,
        boolean retryable,
        @Nullable List<InvalidField> errors) {

    private static final int FIRST_STATUS_OF_SERVER_FAULTS = 500;

    /** What is wrong with which value. */
    public record InvalidField(
            @Nullable String pointer, @Nullable String detail) {}

    /** What the answer says; what its status says, where it is no problem detail: a proxy's page, say. */
    static Problem in(int status, HttpHeaders headers, String body, JsonMapper json) {
        return read(headers, body, json)
                .orElseGet(() -> new Problem(
                        null, status, null, null, null, status >= FIRST_STATUS_OF_SERVER_FAULTS, List.of()));
    }

    private static Optional<Problem> read(HttpHeaders headers, String body, JsonMapper json) {
        if (!headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(body, Problem.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether it is written as a Rhapsode writes it, and not as any other server may. */
    boolean isOurs() {
        return code != null && requestId != null;
    }

    /** What is wrong with which value; nothing, where that is not the matter. */
    public List<InvalidField> invalidFields() {
        return errors == null ? List.of() : errors;
    }
}
