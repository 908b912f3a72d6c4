package io.rhapsode.gateway.problem;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.storage.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Finds the problem in whatever went wrong. What nobody foresaw is logged, and told as {@code internal} without a word about it. */
final class ProblemTranslation {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslation.class);

    /** Of PostgreSQL's states: no connection, not enough room, and that it is being stopped. */
    private static final Set<String> DATABASE_AWAY = Set.of("08", "53", "57");

    private static final int DEEPEST_CAUSE = 20;

    private ProblemTranslation() {}

    static ProblemException translate(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case RejectedException refusal -> ProblemException.of(refusal);
            case AuthenticationException e ->
                new ProblemException(
                                ProblemType.UNAUTHORIZED,
                                "Send a valid key as a bearer token or in the header X-API-Key.")
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rhapsode\"");
            case AccessDeniedException e -> new ProblemException(ProblemType.FORBIDDEN, "The key does not allow this.");
            case ServerExchangeRejectedException e ->
                new ProblemException(
                        ProblemType.BAD_REQUEST, "The request looks like an attempt to get somewhere else.");
            case DataBufferLimitException e ->
                new ProblemException(ProblemType.BODY_TOO_LARGE, "The body is larger than is accepted here.");
            case TimeoutException e -> unavailable();
            case ResponseStatusException status -> ofStatus(status);
            default -> unnamed(failure);
        };
    }

    private static ProblemException unnamed(Throwable failure) {
        if (causes(failure).anyMatch(StorageUnavailableException.class::isInstance)) {
            // why, is for the operator: it may be a wrong key, which no caller can mend
            LOG.atError().setCause(failure).log("a request failed because the object store cannot be used");
            return unavailable();
        }
        return causes(failure).anyMatch(ProblemTranslation::databaseAway) ? unavailable() : unforeseen(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    /** Whether the database cannot be reached, or has nothing free for as long as a caller waits. */
    private static boolean databaseAway(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException said
                        && said.getSQLState() != null
                        && DATABASE_AWAY.stream().anyMatch(said.getSQLState()::startsWith));
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UNAVAILABLE, "A part of the service did not answer in time.")
                .retryAfter(ProblemException.RETRY_AFTER);
    }

    private static ProblemException ofStatus(ResponseStatusException failure) {
        return switch (failure) {
            case MethodNotAllowedException e ->
                new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "The method is not supported here.")
                        .header(HttpHeaders.ALLOW, allowed(e.getSupportedMethods()));
            case UnsupportedMediaTypeStatusException e ->
                new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
            case NotAcceptableStatusException e ->
                new ProblemException(
                        ProblemType.NOT_ACCEPTABLE, "The answer is not to be had in an accepted media type.");
            default -> ofStatus(failure.getStatusCode(), failure);
        };
    }

    private static String allowed(Set<HttpMethod> methods) {
        return methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    }

    private static ProblemException ofStatus(HttpStatusCode status, ResponseStatusException failure) {
        return switch (status.value()) {
            case 401 -> new ProblemException(ProblemType.UNAUTHORIZED, "A valid key is needed.");
            case 403 -> new ProblemException(ProblemType.FORBIDDEN, "This is not allowed.");
            case 404 -> new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this path.");
            case 413 -> new ProblemException(ProblemType.BODY_TOO_LARGE, "The body is larger than is accepted here.");
            default ->
                status.is4xxClientError()
                        ? new ProblemException(ProblemType.BAD_REQUEST, "The request cannot be understood.")
                        : unforeseen(failure);
        };
    }

    private static ProblemException unforeseen(Throwable failure) {
        LOG.error("A request failed for a reason that nobody foresaw", failure);
        return new ProblemException(
                ProblemType.INTERNAL, "The fault is ours; it has been noted under the request's id.");
    }
}
