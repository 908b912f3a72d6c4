package io.rhapsode.application.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values for a schema: most of them valid, some at its bounds, some beyond them, some of another kind altogether. */
final class RandomValues {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double VALID = 0.96;
    private static final double OPTIONAL = 0.2;
    private static final int HUGE = 60_000;

    /** Words that mean something here, and some that do nowhere. */
    private static final List<String> WORDS = List.of(
            "local",
            "local",
            "stub",
            "local:en-us",
            "local:de",
            "en",
            "de",
            "en-GB",
            "zz",
            "kokoro",
            "narrative",
            "a",
            "completed",
            "voc_00000000000000000000000000",
            "natural",
            "too_fast",
            "My own words");

    private static final List<String> TEXTS = List.of(
            "Good evening.",
            "One, two, three!",
            "Guten Abend, wie geht es?",
            "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645",
            "\u65e5\u672c\u8a9e\u3067\u3059\u3002",
            "na\u00efve caf\u00e9 \uD83D\uDE00 e\u0301\u0302\u0303\u0304",
            "A\u200Bb\u202Ec\uFEFF d.",
            "<b>Bold</b> & \"quoted\"; drop table x; ${jndi:no}",
            "tab\there\nand a line\r\n\r\nand a paragraph \u2028 end");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u0000",
            "\uD800",
            "x\uDFFF",
            "\u202E\u2066",
            "\uFFFE\uFFFF",
            "\u0007\u001B[31m",
            "%00%2e%2e%2f",
            "../../etc/passwd",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(40),
            "e" + "\u0301".repeat(500),
            "-1",
            "NaN");

    private final Random random;
    private final PublishedApi api;

    RandomValues(Random random, PublishedApi api) {
        this.random = random;
        this.api = api;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Something for the schema, which may be anything. */
    JsonNode value(JsonNode described) {
        JsonNode schema = api.resolve(described);
        return chance(VALID) ? valid(schema) : wrong(schema);
    }

    private JsonNode valid(JsonNode schema) {
        if (schema.has("enum")) {
            JsonNode chosen = one(PublishedApi.elements(schema.get("enum")));
            return schema.path("type").asString("").equals("integer") ? NODES.numberNode(chosen.asInt()) : chosen;
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(value(schema.path("items")));
                }
                yield array;
            }
            case "integer" -> NODES.numberNode(Math.round(number(schema)));
            case "number" -> NODES.numberNode(number(schema));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.stringNode(word(schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required = PublishedApi.elements(schema.path("required")).stream()
                .map(JsonNode::asString)
                .toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) ? chance(0.97) : chance(OPTIONAL)) {
                object.set(
                        property.getKey(),
                        property.getKey().equals("text") && chance(VALID)
                                ? NODES.stringNode(text())
                                : value(property.getValue()));
            }
        });
        if (chance(0.03)) {
            object.set(one(List.of("unknown", "TEXT", "", "__proto__", "a".repeat(900))), anything());
        }
        return object;
    }

    private double number(JsonNode schema) {
        double least = schema.path("minimum").asDouble(0);
        double most = schema.path("maximum").asDouble(1_000_000);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextDouble() * (most - least);
        };
    }

    private String word(JsonNode schema) {
        if (schema.has("pattern") && chance(0.7)) {
            return "prj_" + "a2".repeat(13);
        }
        JsonNode example = schema.get("example");
        return example != null && chance(0.5) ? example.asString() : one(WORDS);
    }

    /** Something to be spoken, short but for few. */
    private String text() {
        return chance(0.01)
                ? "Once more with feeling. ".repeat(1 + random.nextInt(60))
                : one(TEXTS) + " " + random.nextInt(1_000);
    }

    private JsonNode wrong(JsonNode schema) {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(schema.path("minimum").asDouble(0) - 1);
            case 2 -> NODES.numberNode(schema.path("maximum").asDouble(1e18) + 1);
            case 3 -> NODES.stringNode(odd());
            case 4 -> NODES.stringNode("x".repeat(schema.path("maxLength").asInt(HUGE) + 1));
            default -> anything();
        };
    }

    /** A string that few have thought of. */
    String odd() {
        return chance(0.1) ? "\u0416".repeat(1 + random.nextInt(2_000)) : one(ODD);
    }

    private JsonNode anything() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.booleanNode(true);
            case 1 -> NODES.numberNode(Long.MIN_VALUE);
            case 2 -> NODES.numberNode(1e308);
            case 3 -> NODES.arrayNode().add(1).add("a");
            case 4 -> nested(1 + random.nextInt(60));
            default -> NODES.objectNode().put("a", 1);
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode inner = NODES.stringNode("deep");
        for (int i = 0; i < depth; i++) {
            inner = NODES.objectNode().set("deep", inner);
        }
        return inner;
    }

    /** A body for the schema, or bytes that are none. */
    byte[] body(JsonNode schema) {
        byte[] json = JSON.writeValueAsBytes(value(schema));
        if (chance(0.92)) {
            return json;
        }
        return switch (random.nextInt(10)) {
            case 0 -> new byte[0];
            case 1 -> java.util.Arrays.copyOf(json, random.nextInt(json.length + 1));
            case 2 -> new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 3 -> ("[".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            case 4 -> ("{\"text\":\"a\",\"text\":\"b\"}").getBytes(StandardCharsets.UTF_8);
            case 5 -> ("{\"text\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8);
            case 6 -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                yield noise;
            }
            case 7 -> ("{\"text\":\"" + " ".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            case 8 -> ("{\"text\":\"\\ud800\\u0000\"} trailing").getBytes(StandardCharsets.UTF_8);
            default -> ("\uFEFF" + new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        };
    }
}
