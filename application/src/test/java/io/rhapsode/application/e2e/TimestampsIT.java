package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** When each character is heard, as ElevenLabs' own client is told it, of a service that gives timings. Each character takes it a fifteenth of a second. */
class TimestampsIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final double SECONDS = 1.0 / 15;

    /** Some of it is not sent to anybody, and some of it takes two units. */
    private static final String ORNAMENTS = "\n\n* * *\n\nA lamp 💡 went out.\r\n\r\n";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static ElevenLabsStub service;
    private static ServerProcess server;
    private static Api api;
    private static ForeignClients clients;

    @BeforeAll
    static void start() throws Exception {
        service = new ElevenLabsStub(0);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_TYPE", "elevenlabs");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_BASE_URL", service.url());
        environment.put(
                "RHAPSODE_SPEECH_PROVIDERS_NARRATOR_API_KEY_FILE",
                Files.writeString(directory.resolve("elevenlabs-key"), ElevenLabsStub.KEY)
                        .toString());
        server = ServerProcess.start(directory.resolve("home"), environment);
        api = server.api();
        clients = ForeignClients.of(api, ServerProcess.API_KEY);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"timestamps, mp3_44100_128", "timestamps, wav_24000", "timestampsInPieces, mp3_44100_128"})
    void theCharactersAreThoseOfTheTextAndTheirTimesAreWithinTheSound(String action, String format) throws Exception {
        String text = Texts.paragraphs(4) + ORNAMENTS + Texts.paragraphs(5, 4);
        Path file = directory.resolve(action + "." + format.substring(0, 3));

        JsonNode answer = clients.elevenLabs(action, speech(text, format), file);

        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("provider").asString()).isEqualTo("narrator");
        assertThat(view.get("progress").get("chunksTotal").asInt()).isGreaterThan(3);
        assertThat(String.join("", strings(answer, "characters"))).isEqualTo(text);
        List<Double> starts = numbers(answer, "characterStartTimesSeconds");
        List<Double> ends = numbers(answer, "characterEndTimesSeconds");
        assertThat(starts).hasSize(text.codePointCount(0, text.length())).isSorted();
        assertThat(ends).hasSameSizeAs(starts).isSorted();
        assertThat(ends.getLast()).isBetween(seconds(file) - 0.5, seconds(file) + 0.1);
        assertThat(ends.getLast() * 1000)
                .isLessThanOrEqualTo(view.get("audio").get("durationMs").asDouble() + 1);
    }

    @Test
    void theTimesAreThoseOfTheServiceBehindTheChunksAndPausesBefore() {
        String text = Texts.paragraphs(4);

        JsonNode answer = clients.elevenLabs("timestamps", speech(text, "mp3_22050_32"));

        String id = answer.get("generationId").asString();
        api.awaitOver(id, LIMIT);
        List<Double> starts = numbers(answer, "characterStartTimesSeconds");
        double behind = -1;
        for (JsonNode chunk : api.get("/api/v1/generations/" + id + "/chunks").get("items")) {
            int first = chunk.get("start").asInt();
            String said = text.substring(first, chunk.get("end").asInt());
            double begin = starts.get(first);
            assertThat(begin).isGreaterThan(behind);
            int last = first + said.stripTrailing().length() - 1;
            assertThat(starts.get(last) - begin).isCloseTo((said.strip().length() - 1) * SECONDS, within(0.002));
            behind = begin + chunk.get("durationMs").asDouble() / 1000 - 0.002;
        }
        assertThat(behind).isPositive();
    }

    @Test
    void whatWasSpokenIsFoundAgainWithItsTimesAndSoundAloneIsNotTakenForIt() {
        String text = "Nobody had ever said this before.";
        clients.elevenLabs("convert", speech(text, "mp3_44100_128"));

        JsonNode first = clients.elevenLabs("timestamps", speech(text, "mp3_44100_128"));
        long asked = timed();
        JsonNode second = clients.elevenLabs("timestamps", speech(text, "mp3_44100_128"));

        assertThat(asked).isPositive();
        assertThat(timed()).isEqualTo(asked);
        assertThat(second.get("alignment")).isEqualTo(first.get("alignment"));
        assertThat(second.get("generationId")).isNotEqualTo(first.get("generationId"));
    }

    @Test
    void theFirstPieceComesWhileTheRestIsBeingSpoken() {
        JsonNode answer = clients.elevenLabs("timestampsInPieces", speech(Texts.paragraphs(100, 60), "mp3_44100_128"));

        assertThat(answer.get("atFirstSound").asString()).isIn("generating", "merging");
        assertThat(answer.get("pieces").asInt()).isGreaterThan(20);
    }

    private static long timed() {
        return service.asked().stream()
                .filter(request -> request.getUrl().contains("/with-timestamps"))
                .count();
    }

    private static double seconds(Path file) throws Exception {
        return Sound.of(file).seconds();
    }

    private static List<String> strings(JsonNode answer, String list) {
        return answer.get("alignment")
                .get(list)
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toList());
    }

    private static List<Double> numbers(JsonNode answer, String list) {
        JsonNode values = answer.get("alignment").get(list);
        return IntStream.range(0, values.size())
                .mapToObj(at -> values.get(at).asDouble())
                .toList();
    }

    private static Map<String, Object> speech(String text, String format) {
        return Map.of("text", text, "voiceId", ElevenLabsStub.VOICE, "modelId", "narrator", "outputFormat", format);
    }
}
