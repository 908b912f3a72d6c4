package io.rhapsode.application.e2e;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log says of one aggregate, read behind Axon's back. */
record Story(List<Entry> entries) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One event: its number in the story, its stored name without the part before the dot, and what it holds. */
    record Entry(long sequence, String name, JsonNode body) {}

    static Story of(JdbcClient database, String aggregate) {
        return new Story(database.sql("""
                        select sequencenumber, substring(payloadtype from '[^.]*$') as name, convert_from(payload, 'UTF8') as body
                        from domainevententry where aggregateidentifier = :aggregate order by sequencenumber
                        """)
                .param("aggregate", aggregate)
                .query((row, number) -> new Entry(
                        row.getLong("sequencenumber"), row.getString("name"), JSON.readTree(row.getString("body"))))
                .list());
    }

    List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    List<Entry> all(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).toList();
    }

    /** Every piece that the finished file is made of, in its order. */
    List<Piece> pieces() {
        JsonNode chunks = all("TextSplit").getFirst().body().get("chunks");
        JsonNode[] spoken = spoken(chunks.size());
        List<Entry> cancelled = all("GenerationCancelled");
        int count = cancelled.isEmpty()
                ? chunks.size()
                : cancelled.getFirst().body().get("spokenChunks").asInt();
        List<Piece> pieces = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            JsonNode span = chunks.get(index);
            pieces.add(new Piece(
                    span.get("start").asInt(),
                    span.get("end").asInt(),
                    spoken[index].get("samples").asInt(),
                    spoken[index].get("sampleRateHz").asInt(),
                    index == count - 1 ? 0 : span.get("pauseMillis").asInt(),
                    spoken[index].get("provider").asString()));
        }
        return pieces;
    }

    /** The speech of each chunk, as the last route that began anew left it. */
    private JsonNode[] spoken(int chunks) {
        JsonNode[] spoken = new JsonNode[chunks];
        for (Entry entry : entries) {
            if (entry.name().equals("GenerationRerouted")
                    && !entry.body().get("keepsChunks").asBoolean()) {
                spoken = new JsonNode[chunks];
            } else if (entry.name().equals("ChunkSynthesized")) {
                JsonNode chunk = entry.body().get("chunk");
                int index = chunk.get("index").asInt();
                if (spoken[index] != null) {
                    throw new AssertionError("chunk " + index + " is recorded twice: " + names());
                }
                spoken[index] = chunk;
            }
        }
        return spoken;
    }

    /** A chunk in the file: its place in the text in code points, its speech, and the silence behind it. */
    record Piece(int start, int end, int samples, int rateHz, int pauseMillis, String provider) {

        int pauseSamples() {
            return Math.toIntExact(Math.round(pauseMillis * rateHz / 1000.0));
        }
    }
}
