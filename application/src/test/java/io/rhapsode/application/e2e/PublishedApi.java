package io.rhapsode.application.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document that a server publishes, as somebody reads it who has nothing else. */
final class PublishedApi {

    static final String PATH = "/api/openapi";

    private final JsonNode document;

    PublishedApi(JsonNode document) {
        this.document = document;
    }

    /**
     * One call.
     *
     * @param body the schema of its body, where it has one
     * @param answers the statuses of what it answers besides problems, with the media type of each; none where there is nothing to read
     */
    record Operation(
            String method,
            String path,
            List<Parameter> parameters,
            @Nullable JsonNode body,
            Map<Integer, String> answers) {

        boolean streams() {
            return path.endsWith("/events") || path.endsWith("/stream");
        }
    }

    record Parameter(String name, String in, JsonNode schema) {}

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    JsonNode described = call.getValue();
                    all.add(new Operation(
                            call.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            elements(described.path("parameters")).stream()
                                    .map(parameter -> new Parameter(
                                            parameter.get("name").asString(),
                                            parameter.get("in").asString(),
                                            parameter.path("schema")))
                                    .toList(),
                            body(described),
                            answers(described.get("responses"))));
                }));
        return all;
    }

    private static Map<Integer, String> answers(JsonNode responses) {
        Map<Integer, String> answers = new HashMap<>();
        responses.properties().stream()
                .filter(response -> !response.getKey().equals("default"))
                .forEach(response -> answers.put(
                        Integer.valueOf(response.getKey()),
                        String.join(",", response.getValue().path("content").propertyNames())));
        return answers;
    }

    private @Nullable JsonNode body(JsonNode described) {
        JsonNode schema = described.at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? null : resolve(schema);
    }

    /** The schema itself, where another place is named. */
    JsonNode resolve(JsonNode schema) {
        JsonNode named = schema.get("$ref");
        return named == null ? schema : document.at(named.asString().substring(1));
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
