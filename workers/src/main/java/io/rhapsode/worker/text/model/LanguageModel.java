package io.rhapsode.worker.text.model;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A model behind OpenAI's chat completions. It is asked once, within a time; whatever goes wrong, there is no judgement and work goes on without. */
final class LanguageModel {

    /** The name of the timer of all questions, by outcome. */
    static final String QUESTIONS = "rhapsode.analysis.questions";

    private static final Logger LOG = LoggerFactory.getLogger(LanguageModel.class);

    /** Questions that are looked back on, and how many there have to be before the model is left alone. */
    private static final int CIRCUIT_WINDOW = 10;

    private static final int CIRCUIT_MINIMUM = 4;

    /** How long it is left alone then, so that no text waits for what does not answer. */
    private static final Duration CIRCUIT_OPEN = Duration.ofMinutes(1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final OpenAIClient client;
    private final String name;
    private final CircuitBreaker circuit;
    private final Bulkhead places;
    private final MeterRegistry meters;

    private LanguageModel(OpenAIClient client, ModelSettings settings, MeterRegistry meters) {
        this.client = client;
        this.name = settings.model();
        this.meters = meters;
        this.circuit = CircuitBreaker.of(
                "analysis",
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                CIRCUIT_WINDOW, CIRCUIT_MINIMUM, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(CIRCUIT_OPEN)
                        .build());
        this.places = Bulkhead.of(
                "analysis",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrency())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    static LanguageModel connect(ModelSettings settings, String key, MeterRegistry meters) {
        var client = OpenAIOkHttpClient.builder()
                .baseUrl(settings.baseUrl().toString())
                .apiKey(key)
                .maxRetries(0)
                .timeout(Timeout.builder().request(settings.timeout()).build())
                // At its other levels it writes requests, and so the text, to standard error.
                .logLevel(LogLevel.OFF)
                .disableTelemetry(true)
                .build();
        return new LanguageModel(client, settings, meters);
    }

    String name() {
        return name;
    }

    /**
     * Asks about a text. Blocks for as long as the settings allow.
     *
     * @param beginning what is sent, all of it
     * @return empty where the model gave no usable answer, or is not asked just now
     */
    Optional<Judgement> judge(String beginning) {
        long asked = System.nanoTime();
        try {
            var judgement = places.executeCallable(() -> circuit.executeCallable(() -> ask(beginning)));
            record("judged", asked);
            return Optional.of(judgement);
        } catch (BulkheadFullException | CallNotPermittedException e) {
            record("not_asked", asked);
        } catch (Unusable e) {
            failed("unusable", asked);
        } catch (OpenAIException e) {
            failed("unavailable", asked);
        } catch (Exception e) {
            throw new IllegalStateException("asking a model failed in a way nobody thought of", e);
        }
        return Optional.empty();
    }

    /** The server may repeat the text in its words, so nothing of them is logged. */
    private void failed(String outcome, long asked) {
        record(outcome, asked);
        LOG.atWarn()
                .addKeyValue("model", name)
                .addKeyValue("outcome", outcome)
                .log("a model gave no judgement of a text; the rules' is taken");
    }

    private void record(String outcome, long asked) {
        meters.timer(QUESTIONS, "outcome", outcome).record(System.nanoTime() - asked, TimeUnit.NANOSECONDS);
    }

    private Judgement ask(String beginning) throws Unusable {
        var answer = client.chat().completions().create(Question.about(beginning, name));
        return answer.choices().stream()
                .findFirst()
                .filter(choice -> choice.finishReason().equals(FinishReason.STOP))
                .flatMap(LanguageModel::content)
                .orElseThrow(Unusable::new);
    }

    private static Optional<Judgement> content(ChatCompletion.Choice choice) {
        return choice.message().content().flatMap(LanguageModel::read).filter(Judgement::isSound);
    }

    private static Optional<Judgement> read(String content) {
        try {
            if (JSON.readTree(content) instanceof ObjectNode answer) {
                if (answer.path("voiceStyle").asString("").equals(Question.NO_STYLE)) {
                    answer.putNull("voiceStyle");
                }
                return Optional.of(JSON.treeToValue(answer, Judgement.class));
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** An answer, but not to what was asked. */
    private static final class Unusable extends Exception {

        Unusable() {
            super("unusable answer", null, false, false);
        }
    }
}
