package io.rhapsode.application.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of ElevenLabs' shape on loopback, with one voice, for an account that may have samples. It hums for as long as it would take to say a text, each character as long as the others.
 */
final class ElevenLabsStub implements AutoCloseable {

    static final String KEY = "sk_of-the-account";
    static final String VOICE = "21m00Tcm4TlvDq8ikWAM";
    private static final String SPEECH = "/v1/text-to-speech/" + VOICE;
    private static final int RATE_HZ = 44_100;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final JsonMapper JSON = new JsonMapper();

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .extensions(new Hum()));

    ElevenLabsStub(int delayMillis) {
        server.start();
        server.stubFor(get(urlPathEqualTo("/v1/user/subscription"))
                .withHeader("xi-api-key", equalTo(KEY))
                .willReturn(okJson("""
                        {"tier": "pro", "status": "active", "character_count": 17, "character_limit": 500000,
                         "can_extend_character_limit": false, "allowed_to_extend_character_limit": false,
                         "next_character_count_reset_unix": 4102444800}
                        """)));
        server.stubFor(get(urlPathEqualTo("/v2/voices"))
                .withHeader("xi-api-key", equalTo(KEY))
                .willReturn(okJson("""
                        {"voices": [{"voice_id": "%s", "name": "Rachel", "category": "premade",
                                     "labels": {"accent": "american", "age": "young", "gender": "female",
                                                "use_case": "narration", "language": "en"}}],
                         "has_more": false, "total_count": 1, "next_page_token": null}
                        """.formatted(VOICE))));
        server.stubFor(post(urlPathMatching(SPEECH + "(/stream|/with-timestamps)?"))
                .withHeader("xi-api-key", equalTo(KEY))
                .willReturn(aResponse().withTransformers("hum").withFixedDelay(delayMillis)));
    }

    String url() {
        return server.baseUrl();
    }

    /** The requests for speech so far, in the order in which they came. */
    List<LoggedRequest> asked() {
        return server.findAll(postRequestedFor(urlPathMatching("/v1/text-to-speech/.*")));
    }

    static JsonNode body(LoggedRequest request) {
        return JSON.readTree(request.getBodyAsString());
    }

    /** Nobody takes a connection there any more. */
    void switchOff() {
        server.stop();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Answers with samples for the text of the request. */
    private static final class Hum implements ResponseTransformerV2 {

        @Override
        public String getName() {
            return "hum";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            String text = JSON.readTree(event.getRequest().getBodyAsString())
                    .get("text")
                    .asString();
            int characters = text.codePointCount(0, text.length());
            boolean timed = event.getRequest().getUrl().contains("/with-timestamps");
            byte[] samples = samples(characters);
            return Response.Builder.like(response)
                    .but()
                    .headers(new HttpHeaders(
                            new HttpHeader("Content-Type", timed ? "application/json" : "audio/pcm"),
                            new HttpHeader("request-id", "req" + event.getId()),
                            new HttpHeader("character-cost", String.valueOf(characters))))
                    .body(timed ? withTimestamps(text, samples) : samples)
                    .build();
        }

        private static byte[] withTimestamps(String text, byte[] samples) {
            int characters = text.codePointCount(0, text.length());
            return JSON.writeValueAsBytes(Map.of(
                    "audio_base64",
                    Base64.getEncoder().encodeToString(samples),
                    "alignment",
                    Map.of(
                            "characters",
                            text.codePoints().mapToObj(Character::toString).toList(),
                            "character_start_times_seconds",
                            seconds(0, characters),
                            "character_end_times_seconds",
                            seconds(1, characters + 1))));
        }

        private static List<Double> seconds(int first, int end) {
            return IntStream.range(first, end)
                    .mapToObj(character -> Math.round(1000 * character / CHARACTERS_PER_SECOND) / 1000.0)
                    .toList();
        }

        private static byte[] samples(int characters) {
            int samples = (int) (characters / CHARACTERS_PER_SECOND * RATE_HZ) + RATE_HZ / 5;
            ByteBuffer pcm = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
            double step = 2 * Math.PI * 220 / RATE_HZ;
            for (int sample = 0; sample < samples; sample++) {
                pcm.putShort((short) (8_000 * Math.sin(sample * step)));
            }
            return pcm.array();
        }
    }
}
