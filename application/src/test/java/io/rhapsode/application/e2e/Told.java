package io.rhapsode.application.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One event of the stream of all that happens to a tenant, as it came. */
record Told(String id, String event, String data) {

    /**
     * The same without what its position says of other events, which were perhaps not committed yet when the log was read: told again later it says less, and both are positions
     * to come back with.
     */
    Told itself() {
        return new Told(id.split("\\.", 2)[0], event, data);
    }

    /** Events behind a position until there are enough. */
    static List<Told> read(Api api, String after, Predicate<List<Told>> enough)
            throws IOException, InterruptedException {
        List<Told> events = new ArrayList<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(api.open("/api/v1/events?lastEventId=" + after), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    String[] parts = line.split(":", 2);
                    fields.put(parts[0], parts[1].strip());
                } else if (fields.containsKey("data")) {
                    events.add(new Told(
                            fields.getOrDefault("id", ""),
                            fields.getOrDefault("event", ""),
                            fields.getOrDefault("data", "")));
                    fields.clear();
                    if (enough.test(events)) {
                        return events;
                    }
                } else {
                    fields.clear();
                }
            }
        }
        return events;
    }
}
