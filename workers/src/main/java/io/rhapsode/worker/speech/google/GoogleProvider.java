package io.rhapsode.worker.speech.google;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.RememberedVoices;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.AudioBody;
import io.rhapsode.worker.speech.http.ServiceClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with one family of Google's voices. */
final class GoogleProvider implements SpeechProvider {

    /** An answer is one long string, several times what a reader of JSON takes for safe. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(RawSpeech.MAX_BYTES)
                            .build())
                    .build())
            .build();

    private final ProviderId id;
    private final GoogleOffer offer;
    private final @Nullable GoogleAccess access;
    private final GoogleFailures failures;
    private final ServiceClient speech;
    private final ServiceClient catalogue = new ServiceClient(RememberedVoices.PATIENCE);
    private final RememberedVoices voices;

    /**
     * @param configured voices that stand in its settings; the service is asked where there are none
     * @param access null where neither key nor account is configured
     * @param longest a whole request, to the last byte
     */
    GoogleProvider(
            ProviderId id,
            GoogleOffer offer,
            List<Voice> configured,
            @Nullable GoogleAccess access,
            Duration longest,
            Clock clock) {
        this.id = id;
        this.offer = offer;
        this.access = access;
        this.failures = new GoogleFailures(clock);
        this.speech = new ServiceClient(longest);
        this.voices = new RememberedVoices(id.value(), () -> configured.isEmpty() ? list() : configured, clock);
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public SpeechCapabilities capabilities() {
        return offer.capabilities();
    }

    @Override
    public List<Voice> voices() {
        return access == null ? List.of() : voices.now();
    }

    @Override
    public ProviderHealth health() {
        return access == null
                ? new ProviderHealth.Down("Google wants a key or a service account: set rhapsode.speech.providers." + id
                        + ".api-key or .credentials-file")
                : new ProviderHealth.Up();
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(offer.baseUrl());
    }

    @Override
    public void ask() throws SpeechFailure, InterruptedException {
        list();
    }

    @Override
    public double speed(double asked) {
        return GoogleSynthesis.speed(asked);
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(GoogleSynthesis.of(request, offer.understood()));
        var post = request(speech, "/text:synthesize")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var answer = speech.send(post);
        if (!answer.isSuccess()) {
            throw failures.of(answer, request.voice());
        }
        return new RawSpeech(AudioBody.of(audio(answer)), request.characters());
    }

    private static byte[] audio(Answer answer) throws SpeechFailure {
        if (answer.body().length == 0) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        }
        try {
            return Base64.getDecoder()
                    .decode(JSON.readTree(answer.body()).path("audioContent").asString(""));
        } catch (JacksonException | IllegalArgumentException notAudio) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
    }

    private List<Voice> list() throws SpeechFailure, InterruptedException {
        var answer = catalogue.send(request(catalogue, "/voices").build());
        if (!answer.isSuccess()) {
            throw failures.of(answer, null);
        }
        return GoogleVoices.of(answer.body(), offer);
    }

    private HttpRequest.Builder request(ServiceClient client, String path) throws SpeechFailure, InterruptedException {
        if (access == null) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        var request = client.request(URI.create(offer.baseUrl() + path));
        access.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request;
    }
}
