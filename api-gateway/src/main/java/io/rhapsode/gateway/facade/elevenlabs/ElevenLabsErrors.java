package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemShape;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Problems as ElevenLabs tells its errors: a status in words and a message, or the list of what is wrong with the parameters. What it has no word for keeps ours. */
@Component
class ElevenLabsErrors implements ProblemShape {

    private static final String INVALID = "value_error";
    private static final List<String> IN_THE_QUERY = List.of("/output_format", "/page_size", "/next_page_token");

    @Override
    public boolean holdsFor(String path) {
        return path.equals(ElevenLabsPaths.ROOT) || path.startsWith(ElevenLabsPaths.ROOT + "/");
    }

    @Override
    public Class<?> body() {
        return Body.class;
    }

    @Override
    public Told told(ProblemException problem, String requestId) {
        ProblemType type = problem.type();
        return switch (type) {
            case UNAUTHORIZED -> told(401, "invalid_api_key", "Send a valid key in the header xi-api-key.");
            case INSUFFICIENT_CREDITS, BUDGET_REACHED -> told(401, "quota_exceeded", problem.detail());
            case RATE_LIMITED -> told(429, "rate_limit_exceeded", problem.detail());
            case TOO_MANY_STREAMS, TOO_MANY_GENERATIONS -> told(429, "too_many_concurrent_requests", problem.detail());
            case OVERLOADED -> told(429, "system_busy", problem.detail());
            case TEXT_TOO_LONG -> told(400, "max_character_limit_exceeded", problem.detail());
            case VOICE_NOT_FOUND -> told(404, type.code(), problem.detail());
            case VALIDATION_FAILED, TEXT_EMPTY, TEXT_INVALID, JSON_INVALID -> invalid(problem);
            default -> told(type.status() == 422 ? 400 : type.status(), type.code(), problem.detail());
        };
    }

    private static Told told(int status, String word, String message) {
        return new Told(status, new Body(new Detail(word, message)));
    }

    private static Told invalid(ProblemException problem) {
        List<Place> places = problem.errors().isEmpty()
                ? List.of(new Place(List.of("body"), problem.detail(), INVALID))
                : problem.errors().stream().map(ElevenLabsErrors::place).toList();
        return new Told(422, new Invalid(places));
    }

    private static Place place(InvalidField field) {
        String where = IN_THE_QUERY.contains(field.pointer()) ? "query" : "body";
        List<String> path = Stream.concat(
                        Stream.of(where), Stream.of(field.pointer().split("/")).filter(part -> !part.isEmpty()))
                .toList();
        return new Place(path, field.detail(), INVALID);
    }

    /** The body of an error. */
    @Schema(name = "ElevenLabsError")
    record Body(Detail detail) {}

    @Schema(name = "ElevenLabsErrorDetail")
    record Detail(@Schema(example = "quota_exceeded") String status, String message) {}

    /** The body of an error with status 422. */
    @Schema(name = "ElevenLabsInvalid")
    record Invalid(List<Place> detail) {}

    /** @param loc where it is, from the outside in */
    @Schema(name = "ElevenLabsInvalidPlace")
    record Place(List<String> loc, String msg, String type) {}
}
