package io.rhapsode.worker.speech.polly;

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
import io.rhapsode.worker.speech.http.AudioBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.polly.model.OutputFormat;
import software.amazon.awssdk.services.polly.model.SpeechMarkType;
import software.amazon.awssdk.services.polly.model.SynthesizeSpeechRequest;
import software.amazon.awssdk.services.polly.model.SynthesizeSpeechResponse;
import software.amazon.awssdk.services.polly.model.TextType;

/** Speaks with the voices of one of Polly's engines. */
final class PollyProvider implements SpeechProvider {

    /** MP3 goes up to the rate at which the voices were made; PCM, though it loses nothing, stops at 16 kHz. */
    private static final OutputFormat FORMAT = OutputFormat.MP3;

    private static final String SAMPLE_RATE_HZ = "24000";

    private final ProviderId id;
    private final PollyOffer offer;
    private final PollyAccess access;
    private final PollyFailures failures;
    private final RememberedVoices voices;

    /** @param configured voices that stand in its settings; the service is asked where there are none */
    PollyProvider(ProviderId id, PollyOffer offer, List<Voice> configured, PollyAccess access, Clock clock) {
        this.id = id;
        this.offer = offer;
        this.access = access;
        this.failures = new PollyFailures(clock);
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
        return access.isComplete() ? voices.now() : List.of();
    }

    @Override
    public ProviderHealth health() {
        return access.isComplete()
                ? new ProviderHealth.Up()
                : new ProviderHealth.Down("Polly wants a region and credentials: set rhapsode.speech.providers." + id
                        + ".region, .access-key and .secret-key, or what AWS's own tools use");
    }

    @Override
    public Optional<URI> address() {
        return access.address();
    }

    @Override
    public void ask() throws SpeechFailure, InterruptedException {
        list();
    }

    @Override
    public double speed(double asked) {
        return PollyMarkup.speed(asked);
    }

    /** Where timings are asked for, there is a request for the marks and one for the audio. */
    @Override
    public int requests(SpeechRequest request) {
        return request.timed() ? 2 : 1;
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        if (!access.isComplete()) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        var markup = new PollyMarkup(request.settings(), offer.understood());
        String text = markup.isPlain() ? request.text() : markup.around(request.text());
        try {
            if (!request.timed()) {
                return speak(request, text, markup);
            }
            var marks = access.client()
                    .synthesizeSpeech(
                            marksOf(request, text, markup),
                            (answer, body) -> new PollyMarks(read(body), billed(request, answer)));
            var spoken = speak(request, text, markup);
            return new RawSpeech(
                    spoken.audio(),
                    spoken.billedCharacters() + marks.billedCharacters(),
                    marks.marks(request.text(), text));
        } catch (SdkException failed) {
            throw failures.of(failed);
        }
    }

    private RawSpeech speak(SpeechRequest request, String text, PollyMarkup markup) {
        var wish = wish(request, text, markup)
                .outputFormat(FORMAT)
                .sampleRate(SAMPLE_RATE_HZ)
                .build();
        return access.client().synthesizeSpeech(wish, (answer, body) -> spoken(request, answer, body));
    }

    private SynthesizeSpeechRequest marksOf(SpeechRequest request, String text, PollyMarkup markup) {
        return wish(request, text, markup)
                .outputFormat(OutputFormat.JSON)
                .speechMarkTypes(SpeechMarkType.WORD)
                .build();
    }

    private SynthesizeSpeechRequest.Builder wish(SpeechRequest request, String text, PollyMarkup markup) {
        return SynthesizeSpeechRequest.builder()
                .engine(offer.engine())
                .voiceId(request.voice())
                .languageCode(language(request))
                .textType(markup.isPlain() ? TextType.TEXT : TextType.SSML)
                .text(text);
    }

    /** Said only to a voice that speaks several, which otherwise speaks its first; Polly's own way of writing it. */
    private @Nullable String language(SpeechRequest request) {
        var spoken = voices.now().stream()
                .filter(voice -> voice.name().equals(request.voice()))
                .findFirst()
                .map(Voice::languages)
                .orElse(List.of());
        return spoken.size() < 2
                ? null
                : spoken.stream()
                        .filter(language -> primary(language).equals(primary(request.language())))
                        .findFirst()
                        .orElse(null);
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    private static RawSpeech spoken(SpeechRequest request, SynthesizeSpeechResponse answer, InputStream body)
            throws SpeechFailure {
        return new RawSpeech(AudioBody.of(read(body)), billed(request, answer));
    }

    /** Within the call, so that its limit holds for the last byte too. */
    private static byte[] read(InputStream body) throws SpeechFailure {
        try {
            byte[] bytes = body.readNBytes(RawSpeech.MAX_BYTES);
            if (body.read() >= 0) {
                throw new SpeechFailure(AttemptOutcome.IMPLAUSIBLE_LENGTH);
            }
            return bytes;
        } catch (IOException broken) {
            throw new SpeechFailure(
                    broken instanceof SocketTimeoutException ? AttemptOutcome.TIMEOUT : AttemptOutcome.TRUNCATED);
        }
    }

    /** Polly counts, and says so in a header. */
    private static long billed(SpeechRequest request, SynthesizeSpeechResponse answer) {
        return Optional.ofNullable(answer.requestCharacters()).orElseGet(request::characters);
    }

    private List<Voice> list() throws SpeechFailure, InterruptedException {
        try {
            return PollyVoices.of(access.client(), offer.engine());
        } catch (SdkException failed) {
            throw failures.of(failed);
        }
    }
}
