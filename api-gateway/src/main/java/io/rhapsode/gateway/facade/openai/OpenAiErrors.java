package io.rhapsode.gateway.facade.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemShape;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Problems as OpenAI tells its errors. What it has no word for keeps ours. */
@Component
class OpenAiErrors implements ProblemShape {

    private static final String INVALID_REQUEST = "invalid_request_error";

    /** Of what does not pass by itself, though its status says that it may. OpenAI's clients heed it. */
    private static final String SHOULD_RETRY = "x-should-retry";

    @Override
    public boolean holdsFor(String path) {
        return path.equals(OpenAiPaths.ROOT) || path.startsWith(OpenAiPaths.ROOT + "/");
    }

    @Override
    public Class<?> body() {
        return Body.class;
    }

    @Override
    public Told told(ProblemException problem, String requestId) {
        ProblemType type = problem.type();
        return switch (type) {
            case UNAUTHORIZED ->
                told(401, problem, INVALID_REQUEST, "invalid_api_key", "Send a valid key as a bearer token.");
            case INSUFFICIENT_CREDITS, BUDGET_REACHED -> outOfQuota(problem);
            case RATE_LIMITED, TOO_MANY_STREAMS, TOO_MANY_GENERATIONS ->
                told(429, problem, "requests", "rate_limit_exceeded", problem.detail());
            case MODEL_NOT_FOUND -> told(404, problem, INVALID_REQUEST, "model_not_found", problem.detail());
            case NOT_FOUND -> told(404, problem, INVALID_REQUEST, "unknown_url", problem.detail());
            default ->
                told(
                        status(type),
                        problem,
                        type.status() < 500 ? INVALID_REQUEST : "server_error",
                        type.code(),
                        problem.detail());
        };
    }

    private static Told outOfQuota(ProblemException problem) {
        var stays = new HttpHeaders();
        stays.set(SHOULD_RETRY, "false");
        return new Told(429, body(problem, "insufficient_quota", "insufficient_quota", problem.detail()), stays);
    }

    /** OpenAI calls a wrong value a bad request. */
    private static int status(ProblemType type) {
        return type.status() == 422 ? 400 : type.status();
    }

    private static Told told(int status, ProblemException problem, String type, String code, String message) {
        return new Told(status, body(problem, type, code, message));
    }

    private static Body body(ProblemException problem, String type, String code, String message) {
        String param = problem.errors().stream()
                .findFirst()
                .map(OpenAiErrors::parameter)
                .filter(name -> !name.isEmpty()) // the body itself
                .orElse(null);
        return new Body(new Error(message, type, param, code));
    }

    private static String parameter(InvalidField field) {
        return field.pointer().replaceFirst("^/", "").replace('/', '.');
    }

    /** The body of an error. */
    @Schema(name = "OpenAiError")
    record Body(Error error) {}

    /** @param param the parameter that is wrong, where one is */
    @Schema(name = "OpenAiErrorDetail")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Error(
            String message,
            @Schema(example = "invalid_request_error") String type,
            @Nullable String param,
            @Schema(example = "invalid_api_key") String code) {}
}
