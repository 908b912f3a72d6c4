package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.Estimate;
import io.rhapsode.application.cli.api.Generation;
import io.rhapsode.application.cli.progress.Quantities;
import io.rhapsode.application.cli.terminal.Columns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command says at its end, for people in a line and for programs in JSON. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Report() {}

    /** File, length, size, loudness, voice and price in one line. */
    static String line(String file, Generation generation) {
        List<String> facts = new ArrayList<>();
        Generation.Audio audio = generation.audio();
        if (audio != null) {
            facts.add(Quantities.duration(Duration.ofMillis(audio.durationMs())));
            facts.add(Quantities.bytes(audio.bytes()));
            if (audio.loudnessLufs() != null) {
                facts.add(Quantities.loudness(audio.loudnessLufs()));
            }
        }
        Generation.Routing routing = generation.routing();
        if (routing != null) {
            facts.add("spoken by " + (routing.voiceId() == null ? routing.provider() : routing.voiceId())
                    + (routing.fallbackUsed() ? " after another provider failed" : ""));
        }
        facts.add(Quantities.credits(generation.creditsCharged()));
        return file + ": " + String.join(", ", facts);
    }

    static String json(@Nullable Path file, JsonNode generation) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("exitCode", 0);
        if (file != null) {
            result.put("file", file.toString());
        }
        result.put("generation", generation);
        return JSON.writeValueAsString(result);
    }

    static String json(JsonNode answer) {
        return JSON.writeValueAsString(answer);
    }

    /** What every provider would take for it, and which one would be chosen. */
    static String table(Estimate estimate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "PROVIDER", "VOICE", "CREDITS", "COSTS US", "QUALITY", "LENGTH", "TAKES"));
        for (Estimate.Option option : estimate.options()) {
            rows.add(List.of(
                    option.provider().equals(estimate.recommended()) ? "*" : "",
                    option.provider(),
                    option.voiceId(),
                    Quantities.number(option.credits()),
                    Quantities.dollars(option.costMicros()),
                    option.quality() + "/5",
                    Quantities.duration(Duration.ofMillis(option.estimatedDurationMs())),
                    Quantities.duration(Duration.ofMillis(option.estimatedLatencyMs()))));
        }
        String excluded = estimate.excluded().stream()
                .map(provider -> "Out of the question: " + provider.provider() + " (" + provider.reason() + ")\n")
                .collect(Collectors.joining());
        return "%s characters, %s, %s%n"
                        .formatted(
                                Quantities.number(estimate.characters()),
                                estimate.language(),
                                estimate.contentType().replace('_', ' '))
                + Columns.aligned(rows)
                + (estimate.recommended() == null ? "No provider can do it now.\n" : "* would be chosen\n")
                + excluded;
    }
}
