package io.rhapsode.worker.speech.azure;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
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
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Speaks with one kind of Azure's voices. */
final class AzureProvider implements SpeechProvider {

    /** WAV, the rate at which the voices were made. */
    private static final String FORMAT = "riff-24khz-16bit-mono-pcm";

    /** The service insists on one. */
    private static final String AGENT = "rhapsode";

    private final ProviderId id;
    private final AzureOffer offer;
    private final List<Voice> configured;
    private final Clock clock;
    private final ServiceClient speech;
    private final ServiceClient catalogue = new ServiceClient(RememberedVoices.PATIENCE);
    private final RememberedVoices voices;

    private volatile AzureVoices listed = AzureVoices.UNKNOWN;

    /**
     * @param configured voices that stand in its settings; those of the service where there are none
     * @param longest a whole request, to the last byte
     */
    AzureProvider(ProviderId id, AzureOffer offer, List<Voice> configured, Duration longest, Clock clock) {
        this.id = id;
        this.offer = offer;
        this.configured = List.copyOf(configured);
        this.clock = clock;
        this.speech = new ServiceClient(longest);
        this.voices = new RememberedVoices(id.value(), this::list, clock);
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
        if (offer.key().isEmpty()) {
            return List.of();
        }
        return configured.isEmpty() ? voices.now() : configured;
    }

    @Override
    public ProviderHealth health() {
        return offer.key().isEmpty()
                ? new ProviderHealth.Down("Azure wants a key: set rhapsode.speech.providers." + id + ".api-key")
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
        return AzureMarkup.speed(asked);
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        var markup = new AzureMarkup(request, offer.understood(), styles(request));
        var post = request(speech, "/v1")
                .header("Content-Type", "application/ssml+xml")
                .header("X-Microsoft-OutputFormat", FORMAT)
                .POST(BodyPublishers.ofString(markup.document(), StandardCharsets.UTF_8))
                .build();
        var answer = speech.send(post);
        if (!answer.isSuccess()) {
            throw ServiceStatus.failure(outcome(answer, request.voice()), answer::header, clock);
        }
        return new RawSpeech(AudioBody.of(answer.body()), markup.billedCharacters());
    }

    /** Nobody has to know them for a text without a mood. Those of a voice that is configured the service alone knows, too. */
    private Set<String> styles(SpeechRequest request) {
        if (!request.settings().emotion().equals("auto") && offer.understood().contains(SpeechSetting.EMOTION)) {
            voices.now();
        }
        return listed.styles().getOrDefault(request.voice(), Set.of());
    }

    /** The service has no codes: a bad request is about the voice where it names it. */
    private static AttemptOutcome outcome(Answer answer, String voice) {
        boolean aboutTheVoice =
                answer.status() == 400 && new String(answer.body(), StandardCharsets.UTF_8).contains(voice);
        return aboutTheVoice ? AttemptOutcome.VOICE_UNKNOWN : ServiceStatus.outcome(answer.status());
    }

    private List<Voice> list() throws SpeechFailure, InterruptedException {
        var answer = catalogue.send(request(catalogue, "/voices/list").build());
        if (!answer.isSuccess()) {
            throw ServiceStatus.failure(ServiceStatus.outcome(answer.status()), answer::header, clock);
        }
        listed = AzureVoices.of(answer.body(), offer.hd());
        return listed.voices();
    }

    private HttpRequest.Builder request(ServiceClient client, String path) throws SpeechFailure {
        String key = offer.key().orElseThrow(() -> new SpeechFailure(AttemptOutcome.UNAVAILABLE));
        return client.request(URI.create(offer.baseUrl() + path))
                .header("Ocp-Apim-Subscription-Key", key)
                .header("User-Agent", AGENT);
    }
}
