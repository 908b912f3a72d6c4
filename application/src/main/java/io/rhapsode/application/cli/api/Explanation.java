package io.rhapsode.application.cli.api;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the server's codes mean for somebody at a terminal, and what can be done. */
public final class Explanation {

    private static final int FIRST_STATUS_OF_SERVER_FAULTS = 500;

    private Explanation() {}

    /** The server refused what was asked. */
    public static CommandFailure of(Problem problem) {
        String code = problem.code() == null ? "http_" + problem.status() : problem.code();
        ExitCode exit = problem.status() >= FIRST_STATUS_OF_SERVER_FAULTS ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
        return new CommandFailure(
                exit, code, sentence(problem) + fields(problem) + reference(code, problem), advice(code));
    }

    private static String sentence(Problem problem) {
        if (problem.detail() != null) {
            return fullStop(problem.detail());
        }
        return problem.title() != null
                ? fullStop(problem.title())
                : "The server answered with status " + problem.status() + " and said no reason.";
    }

    private static String fields(Problem problem) {
        return problem.invalidFields().stream()
                .filter(field -> !String.valueOf(field.detail()).equals(problem.detail()))
                .map(field -> " " + field.pointer() + ": " + fullStop(String.valueOf(field.detail())))
                .collect(Collectors.joining());
    }

    private static String reference(String code, Problem problem) {
        return problem.requestId() == null ? " (" + code + ")" : " (" + code + ", request " + problem.requestId() + ")";
    }

    /** The generation was begun and failed. */
    public static CommandFailure of(Generation generation) {
        Generation.Failure error = generation.error();
        String code = error == null || error.code() == null ? "generation_failed" : error.code();
        String detail =
                error == null || error.detail() == null ? "The text could not be spoken." : fullStop(error.detail());
        return new CommandFailure(
                ExitCode.FAILED,
                code,
                detail + " (" + code + ", generation " + generation.generationId() + ")",
                advice(code));
    }

    private static String fullStop(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("!") || sentence.endsWith("?") ? sentence : sentence + ".";
    }

    private static @Nullable String advice(String code) {
        return switch (code) {
            case "insufficient_credits" ->
                "Nothing was charged. Choose a cheaper voice with --strategy cost, see the prices with --estimate, or have credits added.";
            case "budget_reached" ->
                "Nothing was charged. Wait until the month ends, at midnight UTC, choose a cheaper voice with --strategy cost, or have the budget raised.";
            case "voice_not_found" ->
                "Leave --voice away to have one chosen, or see with --estimate which one that is.";
            case "language_not_supported" ->
                "Check --language, a tag such as en or de-AT, or configure a provider that speaks it.";
            case "no_provider", "provider_not_found", "model_not_found" ->
                "--estimate shows every provider, and why one is out of the question.";
            case "all_providers_failed" ->
                "Nothing was charged. Try again later, or leave --voice away so that more providers come into question.";
            case "text_too_long" -> "Speak it in parts, a volume at a time.";
            case "unauthorized", "forbidden" -> "Set RHAPSODE_API_KEY to a valid key, or give --api-key.";
            case "rate_limited",
                    "too_many_streams",
                    "too_many_generations",
                    "overloaded",
                    "unavailable",
                    "stage_timeout" -> "Try again in a moment.";
            case "merge_failed" -> "The server needs a working ffmpeg; \"bin/setup\" installs it.";
            case "internal" -> "The fault is the server's; its log says more.";
            case "text_erased", "generation_erased" -> "Run the command again to have it spoken anew.";
            default -> null;
        };
    }
}
