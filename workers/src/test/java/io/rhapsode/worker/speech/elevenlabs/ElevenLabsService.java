package io.rhapsode.worker.speech.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stub of the service, and a provider that knows it. */
final class ElevenLabsService {

    static final String VOICE = "21m00Tcm4TlvDq8ikWAM";
    static final String SPEECH = "/v1/text-to-speech/" + VOICE;
    static final byte[] SAMPLES = {0, 0, 12, -3, 90, 5, -1, -1};
    static final Duration PATIENT = Duration.ofSeconds(30);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private ElevenLabsService() {}

    static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.options().dynamicPort())
                .build();
    }

    static ElevenLabsProvider provider(WireMockExtension server, Map<String, String> more) {
        return provider(server, more, PATIENT, CLOCK);
    }

    static ElevenLabsProvider provider(
            WireMockExtension server, Map<String, String> more, Duration longest, Clock clock) {
        var entry = new HashMap<>(Map.of("base-url", server.baseUrl(), "api-key", "sk-secret"));
        entry.putAll(more);
        return new ElevenLabsType()
                .create(
                        new ProviderId("narrator"),
                        ProviderEntry.of(entry),
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), longest, clock));
    }

    /** Stubs every way of asking for speech. */
    static void answer(WireMockExtension server, ResponseDefinitionBuilder response) {
        server.stubFor(post(urlPathMatching("/v1/text-to-speech/.*")).willReturn(response));
    }

    static ResponseDefinitionBuilder samples() {
        return aResponse()
                .withHeader("Content-Type", "audio/pcm")
                .withHeader("request-id", "req-0001")
                .withBody(SAMPLES);
    }

    static ResponseDefinitionBuilder refusal(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(("{\"detail\": {\"type\": \"an_error\", \"code\": \"" + code
                                + "\", \"message\": \"Some words.\", \"status\": \"" + code
                                + "\", \"request_id\": \"3c807fc4\"}}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    static SpeechRequest request(String text) {
        return request(text, null, "en", SpeechSettings.DEFAULT);
    }

    static SpeechRequest request(String text, @Nullable String model, String language, SpeechSettings settings) {
        return new SpeechRequest(text, VOICE, model, language, settings, "It was late.", "Nobody came.");
    }
}
