package io.rhapsode.gateway.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FailureCode;
import java.net.URI;
import java.util.Locale;

/** Every kind of problem that is ever reported, with the status it has. The code is part of the public contract and never changes. */
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    JSON_INVALID(400, "The body is not readable JSON"),
    VALIDATION_FAILED(400, "The request has invalid values"),
    CURSOR_INVALID(400, "The cursor is not one of ours"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key cannot be used"),
    TEXT_EMPTY(400, "The text holds nothing that can be spoken"),
    TEXT_INVALID(400, "The text holds characters that no text has"),
    UNAUTHORIZED(401, "A valid key is needed"),
    SIGNATURE_INVALID(401, "The signature is not valid"),
    INSUFFICIENT_CREDITS(402, "The credits do not suffice"),
    BUDGET_REACHED(402, "The month's budget does not suffice"),
    FORBIDDEN(403, "This is not allowed"),
    LINK_INVALID(403, "The link is wrong or has expired"),
    NOT_FOUND(404, "There is nothing here"),
    GENERATION_NOT_FOUND(404, "There is no such generation"),
    /** Where a path names it; where a request's body does, see {@link #VOICE_NOT_FOUND}. The code is the same. */
    NO_SUCH_VOICE(404, "There is no such voice", "voice_not_found"),
    ACCOUNT_NOT_FOUND(404, "There is no account"),
    CHARGE_NOT_FOUND(404, "There is no such charge"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be had"),
    BODY_TIMEOUT(408, "The body did not arrive in time", true),
    ACCOUNT_FULL(409, "The account is full"),
    ALREADY_FINISHED(409, "It is finished already"),
    ALREADY_EXISTS(409, "It exists already"),
    NOT_FINISHED(409, "It is not finished"),
    QUOTE_USED(409, "The quote was used"),
    NOT_REBUILDABLE(409, "It cannot be rebuilt"),
    PROCESSOR_IN_USE(409, "Another server works at it"),
    IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running", true),
    QUOTE_EXPIRED(410, "The quote has expired"),
    GENERATION_ERASED(410, "The generation was erased"),
    TEXT_ERASED(410, "The text was erased"),
    BODY_TOO_LARGE(413, "The body is too large"),
    TEXT_TOO_LONG(413, "The text is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    RANGE_NOT_SATISFIABLE(416, "The range is not in the file"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
    NOT_AVAILABLE_YET(422, "This cannot be had yet"),
    VOICE_NOT_FOUND(422, "No provider has the voice"),
    MODEL_NOT_FOUND(422, "No provider has the model"),
    LANGUAGE_NOT_SUPPORTED(422, "No provider speaks the language"),
    PROVIDER_NOT_FOUND(422, "There is no such provider"),
    NO_PROVIDER(422, "No provider is left"),
    QUOTE_NOT_FOUND(422, "There is no such quote"),
    QUOTE_MISMATCH(422, "The quote is for something else"),
    RATE_LIMITED(429, "Too many requests", true),
    TOO_MANY_STREAMS(429, "Too many streams are open", true),
    TOO_MANY_GENERATIONS(429, "Too many generations are under way", true),
    INTERNAL(500, "Something went wrong on our side", true),
    ALL_PROVIDERS_FAILED(502, "Every provider failed", true),
    MAX_COST_EXCEEDED(502, "It would have cost more than is allowed"),
    MERGE_FAILED(502, "The speech could not be joined", true),
    STAGE_TIMEOUT(502, "It made no progress for too long", true),
    GENERATION_FAILED(502, "The generation failed", true),
    OVERLOADED(503, "The server has too much to do", true),
    UNAVAILABLE(503, "A part of the service does not answer", true);

    private final int status;
    private final String title;
    private final boolean retryable;
    private final String code;

    ProblemType(int status, String title) {
        this(status, title, false);
    }

    ProblemType(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    ProblemType(int status, String title, String code) {
        this.status = status;
        this.title = title;
        this.retryable = false;
        this.code = code;
    }

    /** The one place where refusals of the other sides become problems. */
    public static ProblemType of(Rejection rejection) {
        return switch (rejection) {
            case TEXT_EMPTY -> TEXT_EMPTY;
            case TEXT_INVALID -> TEXT_INVALID;
            case TEXT_TOO_LONG -> TEXT_TOO_LONG;
            case TEXT_ERASED -> TEXT_ERASED;
            case VOICE_NOT_FOUND -> VOICE_NOT_FOUND;
            case LANGUAGE_NOT_SUPPORTED -> LANGUAGE_NOT_SUPPORTED;
            case MODEL_NOT_FOUND -> MODEL_NOT_FOUND;
            case PROVIDER_NOT_FOUND -> PROVIDER_NOT_FOUND;
            case NO_PROVIDER -> NO_PROVIDER;
            case GENERATION_NOT_FOUND -> GENERATION_NOT_FOUND;
            case ALREADY_FINISHED -> ALREADY_FINISHED;
            case ALREADY_EXISTS -> ALREADY_EXISTS;
            case NOT_FINISHED -> NOT_FINISHED;
            case GENERATION_ERASED -> GENERATION_ERASED;
            case ACCOUNT_NOT_FOUND -> ACCOUNT_NOT_FOUND;
            case INSUFFICIENT_CREDITS -> INSUFFICIENT_CREDITS;
            case ACCOUNT_FULL -> ACCOUNT_FULL;
            case CHARGE_NOT_FOUND -> CHARGE_NOT_FOUND;
            case QUOTE_NOT_FOUND -> QUOTE_NOT_FOUND;
            case QUOTE_EXPIRED -> QUOTE_EXPIRED;
            case QUOTE_USED -> QUOTE_USED;
            case QUOTE_MISMATCH -> QUOTE_MISMATCH;
            case UNAVAILABLE -> UNAVAILABLE;
            case OVERLOADED -> OVERLOADED;
        };
    }

    /** What a caller who waits for a generation is told when it fails. */
    public static ProblemType of(FailureCode failure) {
        return switch (failure) {
            case INSUFFICIENT_CREDITS -> INSUFFICIENT_CREDITS;
            case BUDGET_REACHED -> BUDGET_REACHED;
            case ALL_PROVIDERS_FAILED -> ALL_PROVIDERS_FAILED;
            case MAX_COST_EXCEEDED -> MAX_COST_EXCEEDED;
            case MERGE_FAILED -> MERGE_FAILED;
            case STAGE_TIMEOUT -> STAGE_TIMEOUT;
            case NO_PROVIDER, INTERNAL ->
                GENERATION_FAILED; // nobody can take it just now; the request as such may be good
            case TEXT_ERASED -> TEXT_ERASED;
        };
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether the same request may well succeed later. */
    public boolean retryable() {
        return retryable;
    }

    @JsonValue
    public String code() {
        return code;
    }

    @JsonCreator
    static ProblemType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    URI uri() {
        return URI.create("urn:rhapsode:problem:" + code());
    }
}
