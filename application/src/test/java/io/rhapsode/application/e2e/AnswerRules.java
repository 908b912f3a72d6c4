package io.rhapsode.application.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be true of every answer, whatever was asked. */
final class AnswerRules {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MEMBERS =
            List.of("type", "title", "status", "detail", "instance", "code", "requestId", "retryable");

    /** Answers that say when to come back. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** Words of our own inside, none of which is sent by the requests. */
    private static final Pattern INSIDE = Pattern.compile(
            "io\\.rhapsode|org\\.(spring|axon|reactivestreams|postgresql)|java\\.(lang|util|io|base)|reactor\\.|jackson|Exception|\\bat [a-z]\\w*(\\.\\w+)+\\(");

    private AnswerRules() {}

    /** What came back, as far as it was read. */
    record Answer(int status, String contentType, String requestId, boolean retryAfter, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        boolean told() {
            return contentType.contains("json");
        }
    }

    /** What is wrong with it. */
    static List<String> broken(RandomRequests.Made made, Answer answer) {
        List<String> broken = new ArrayList<>();
        if (answer.status() >= 500 && !BUSY.contains(answer.status())) {
            broken.add("a fault of ours");
        }
        if (BUSY.contains(answer.status()) && !answer.retryAfter()) {
            broken.add("busy, and no word when to come back");
        }
        if (answer.status() < 400 && made.asDescribed()) {
            broken.addAll(described(made.operation().answers(), answer));
        }
        if (answer.requestId().isEmpty()) {
            broken.add("no X-Request-Id");
        }
        if (answer.told() && INSIDE.matcher(answer.text()).find()) {
            broken.add("tells what is inside");
        }
        if (answer.status() >= 400 && !made.method().equals("HEAD")) {
            broken.addAll(told(made.operation().path(), answer));
        }
        return broken;
    }

    private static List<String> described(Map<Integer, String> answers, Answer answer) {
        String type = answers.get(answer.status());
        if (type == null) {
            return List.of("a status that is not described");
        }
        return Stream.of(type.split(",")).anyMatch(described -> isOf(described.replace("*", ""), answer.contentType()))
                ? List.of()
                : List.of("not " + type + ", as it is described, but " + answer.contentType());
    }

    private static boolean isOf(String begin, String contentType) {
        return contentType.startsWith(begin) && begin.isEmpty() == contentType.isEmpty();
    }

    private static List<String> told(String path, Answer answer) {
        if (path.startsWith("/openai/")) {
            return inTheWordsOf(answer, "error");
        }
        return path.startsWith("/elevenlabs/") ? inTheWordsOf(answer, "detail") : problem(answer);
    }

    /** Another service's error: an object with one member, and nothing of a problem. */
    private static List<String> inTheWordsOf(Answer answer, String member) {
        if (!answer.contentType().startsWith("application/json")) {
            return List.of("not another service's error but " + answer.contentType());
        }
        try {
            return List.copyOf(JSON.readTree(answer.body()).propertyNames()).equals(List.of(member))
                    ? List.of()
                    : List.of("an error that its service does not tell like this");
        } catch (JacksonException e) {
            return List.of("an error that is not JSON");
        }
    }

    private static List<String> problem(Answer answer) {
        if (!answer.contentType().startsWith("application/problem+json")) {
            return List.of("not a problem but " + answer.contentType());
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            List<String> broken = new ArrayList<>(MEMBERS.stream()
                    .filter(member -> problem.path(member).isMissingNode()
                            || problem.path(member).isNull())
                    .map(member -> "a problem without " + member)
                    .toList());
            if (problem.path("status").asInt(0) != answer.status()) {
                broken.add("another status than in the problem");
            }
            if (!problem.path("requestId").asString("").equals(answer.requestId())) {
                broken.add("another request id than in the problem");
            }
            problem.path("errors").forEach(error -> {
                if (!error.path("pointer").isString() || !error.path("detail").isString()) {
                    broken.add("an error without pointer or detail");
                }
            });
            return broken;
        } catch (JacksonException e) {
            return List.of("a problem that is not JSON");
        }
    }
}
