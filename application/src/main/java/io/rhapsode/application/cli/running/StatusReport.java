package io.rhapsode.application.cli.running;

import io.rhapsode.application.cli.api.Readiness;
import io.rhapsode.application.cli.terminal.Columns;
import io.rhapsode.application.server.Occupant;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said about a running server: what this machine knows of it, and what it tells its operator. */
final class StatusReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private StatusReport() {}

    static String json(LocalServer server, Readiness readiness, Optional<JsonNode> status) {
        Occupant occupant = server.occupant();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("home", server.home().toString());
        report.put("url", server.url().map(URI::toString).orElse(null));
        report.put("pid", occupant.pid());
        report.put("version", occupant.version());
        report.put("since", occupant.since().toString());
        report.put("term", occupant.term().name().toLowerCase(Locale.ROOT));
        report.put("readiness", readiness.name().toLowerCase(Locale.ROOT));
        report.put("server", status.orElse(null));
        return JSON.writeValueAsString(report);
    }

    static String text(LocalServer server, Readiness readiness, Optional<JsonNode> status) {
        Occupant occupant = server.occupant();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Server", server.url().map(URI::toString).orElse("no address yet") + ", " + words(server, readiness)));
        rows.add(List.of(
                "Process",
                occupant.pid() + ", version " + occupant.version() + ", since " + time(occupant.since())
                        + (occupant.term() == Occupant.Term.COMMAND ? ", for one command" : "")));
        rows.add(List.of("Home", server.home().toString()));
        status.ifPresentOrElse(
                told -> told(told, rows),
                () -> rows.add(List.of("At work", "not told; it needs the operator's key, and a server that answers")));
        return Columns.aligned(rows);
    }

    private static String words(LocalServer server, Readiness readiness) {
        return switch (readiness) {
            case READY -> "ready";
            case NOT_READY -> "not ready: it starts, stops, or its database is away";
            case SILENT -> server.url().isEmpty() ? "starting" : "does not answer";
        };
    }

    private static void told(JsonNode status, List<List<String>> rows) {
        rows.add(List.of("Node", status.get("node").asString()));
        rows.add(List.of("Generations", underWay(status)));
        JsonNode queue = status.get("queue");
        rows.add(List.of(
                "Queue",
                queue.path("running").asLong() + " running, "
                        + queue.path("waiting").asLong() + " waiting, "
                        + queue.path("failing").asLong() + " failing"));
        status.get("providers")
                .forEachEntry((id, state) -> rows.add(List.of("Provider", id + ": " + state.asString())));
        status.get("processors").forEach(processor -> rows.add(List.of("Processor", processor(processor))));
    }

    /** How many are not over, and what becomes of them. */
    static String underWay(JsonNode status) {
        JsonNode states = status.get("underWay");
        long all = states.valueStream().mapToLong(JsonNode::asLong).sum();
        String each = states.propertyStream()
                .map(state -> state.getValue().asLong() + " " + state.getKey())
                .collect(Collectors.joining(", "));
        return all == 0 ? "none under way" : all + " under way: " + each;
    }

    private static String processor(JsonNode processor) {
        String segments = processor
                .get("segments")
                .valueStream()
                .map(segment -> segment.get("here").asBoolean()
                        ? segment.get("behind").asLong() + " behind"
                                + (segment.get("error").isNull() ? "" : ", failing")
                        : "elsewhere")
                .collect(Collectors.joining(", "));
        long letters = processor.get("deadLetters").asLong();
        return processor.get("processor").asString() + ": "
                + (processor.get("running").asBoolean() ? segments : "stopped")
                + (letters > 0 ? ", dead letters: " + letters : "");
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
}
