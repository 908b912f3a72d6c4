package io.rhapsode.worker.speech.openai;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.speech.SpeechCreateParams.ResponseFormat;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.http.AudioBody;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;

/** One request to the speech endpoint. */
final class OpenAiSpeech {

    /** A server that is there answers the knock at once. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private static final RequestOptions QUESTION =
            RequestOptions.builder().timeout(CONNECT_LIMIT).build();

    /** Sent where a server wants no key, for the client insists on one. */
    private static final String NO_KEY = "none";

    private final OpenAIClient client;
    private final OpenAiOffer offer;
    private final OpenAiFailures failures;

    private OpenAiSpeech(OpenAIClient client, OpenAiOffer offer, OpenAiFailures failures) {
        this.client = client;
        this.offer = offer;
        this.failures = failures;
    }

    /**
     * @param longest a whole request, to the last byte
     */
    static OpenAiSpeech connect(OpenAiOffer offer, Duration longest, Clock clock) {
        var client = door(offer)
                .baseUrl(offer.baseUrl().toString())
                .maxRetries(0)
                .timeout(Timeout.builder()
                        .connect(CONNECT_LIMIT.compareTo(longest) < 0 ? CONNECT_LIMIT : longest)
                        .read(longest)
                        .write(longest)
                        .request(longest)
                        .build())
                // At its other levels it writes requests, and so the text, to standard error.
                .logLevel(LogLevel.OFF)
                .disableTelemetry(true)
                .build();
        return new OpenAiSpeech(client, offer, new OpenAiFailures(clock));
    }

    /** Azure has a header of its own for the key. */
    private static OpenAIOkHttpClient.Builder door(OpenAiOffer offer) {
        String key = offer.key().orElse(NO_KEY);
        var client = OpenAIOkHttpClient.builder();
        if (offer.azure().isEmpty()) {
            return client.apiKey(key);
        }
        var azure = offer.azure().get();
        client.credential(AzureApiKeyCredential.create(key))
                .azureUrlPathMode(azure.deployments() ? AzureUrlPathMode.LEGACY : AzureUrlPathMode.UNIFIED);
        return azure.version() == null
                ? client
                : client.azureServiceVersion(AzureOpenAIServiceVersion.fromString(azure.version()));
    }

    /** For the list of its models, which it need not have. */
    void ask() throws SpeechFailure, InterruptedException {
        try (var answer = client.withRawResponse().models().list(QUESTION)) {
            // it came, and that was the question
        } catch (OpenAIServiceException refusal) {
            throw failures.toAQuestion(refusal);
        } catch (OpenAIException broken) {
            stopIfInterrupted();
            throw failures.beforeTheAnswer(broken);
        }
    }

    RawSpeech speak(SpeechRequest request, ResponseFormat format)
            throws SpeechFailure, FormatRefused, InterruptedException {
        try (var response = client.audio().speech().create(params(request, format))) {
            return new RawSpeech(AudioBody.of(body(response)), request.characters());
        } catch (OpenAIServiceException refusal) {
            throw failures.of(refusal);
        } catch (OpenAIException broken) {
            stopIfInterrupted();
            throw failures.beforeTheAnswer(broken);
        }
    }

    private SpeechCreateParams params(SpeechRequest request, ResponseFormat format) {
        String model = request.model() == null ? offer.defaultModel() : request.model();
        var params = SpeechCreateParams.builder()
                .model(model)
                .voice(request.voice())
                .input(request.text())
                .responseFormat(format);
        if (!OpenAiOffer.isGuided(model)) {
            params.speed(request.settings().speed());
        } else if (!request.settings().emotion().equals("auto")) {
            params.instructions("Speak in a voice that is " + request.settings().emotion() + ".");
        }
        return params.build();
    }

    private byte[] body(HttpResponse response) throws SpeechFailure, InterruptedException {
        try (InputStream body = response.body()) {
            byte[] audio = body.readNBytes(RawSpeech.MAX_BYTES);
            if (body.read() >= 0) {
                throw new SpeechFailure(AttemptOutcome.IMPLAUSIBLE_LENGTH);
            }
            return audio;
        } catch (IOException broken) {
            stopIfInterrupted();
            throw failures.withinTheAnswer(broken);
        }
    }

    /** An interrupt reaches us as a broken connection. */
    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
