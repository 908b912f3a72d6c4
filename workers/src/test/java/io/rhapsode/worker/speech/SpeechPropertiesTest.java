package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeechServer.speaker;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.price.domain.Price;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SpeechPropertiesTest {

    private static final String ENVIRONMENT = "systemEnvironment";

    private final ApplicationContextRunner server = SpeechServer.runner();

    @Test
    void theLocalVoiceIsThereFromTheStartAndCostsNothing() {
        server.run(context -> {
            var local = speaker(context.getBean(SpeechProviders.class), "local");

            assertThat(local.priceAt(Instant.EPOCH, null)).isEqualTo(new Price(0, 0));
        });
    }

    @Test
    void theLocalVoiceCanBeSwitchedOff() {
        server.withPropertyValues("rhapsode.speech.providers.local.enabled=false")
                .run(context -> {
                    var providers = context.getBean(SpeechProviders.class);

                    assertThat(providers.find(new ProviderId("local"))).isEmpty();
                    assertThat(providers.all()).hasSize(1);
                });
    }

    @Test
    void everyPropertyOfAnEntryIsBound() {
        server.withPropertyValues(
                        "rhapsode.speech.providers.studio-gpu.type=openai",
                        "rhapsode.speech.providers.studio-gpu.base-url=http://127.0.0.1:8880/v1",
                        "rhapsode.speech.providers.studio-gpu.api-key=sk-not-to-be-seen",
                        "rhapsode.speech.providers.studio-gpu.model=kokoro",
                        "rhapsode.speech.providers.studio-gpu.voices[0]=af_heart female en-US",
                        "rhapsode.speech.providers.studio-gpu.voices[1]=am_adam",
                        "rhapsode.speech.providers.studio-gpu.languages=en,fr",
                        "rhapsode.speech.providers.studio-gpu.max-characters=500",
                        "rhapsode.speech.providers.studio-gpu.price-micros-per-1k-characters=70",
                        "rhapsode.speech.providers.studio-gpu.credits-per-1k-characters=200",
                        "rhapsode.speech.providers.studio-gpu.quality=5",
                        "rhapsode.speech.providers.studio-gpu.concurrency=3",
                        "rhapsode.speech.providers.studio-gpu.requests-per-second=0.5",
                        "rhapsode.speech.providers.studio-gpu.characters-per-second=14")
                .run(context -> {
                    var gpu = speaker(context.getBean(SpeechProviders.class), "studio-gpu");
                    var can = gpu.capabilities();

                    assertThat(gpu.voices()).extracting(Voice::name).containsExactly("af_heart", "am_adam");
                    assertThat(gpu.voices().getFirst().languages()).containsExactly("en-US");
                    assertThat(can.modelNames()).containsExactly("kokoro");
                    assertThat(can.languages()).containsExactly("en", "fr");
                    assertThat(can.defaultModel().limit().max()).isEqualTo(500);
                    assertThat(gpu.priceAt(Instant.EPOCH, null)).isEqualTo(new Price(200, 70));
                    assertThat(can.defaultModel().quality()).isEqualTo(5);
                    assertThat(can.concurrency()).isEqualTo(3);
                    assertThat(can.requestsPerSecond()).isEqualTo(0.5);
                    assertThat(can.charactersPerSecond()).isEqualTo(14);
                });
    }

    /** Component names with digits bind to null without a word unless they are spelled out. */
    @Test
    void theEnvironmentBindsEveryProperty() {
        var environment = Map.<String, Object>ofEntries(
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_TYPE", "openai"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_BASE_URL", "http://127.0.0.1:8880/v1"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_API_KEY", "sk-not-to-be-seen"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_ACCESS_KEY", "AKIA"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_SECRET_KEY", "not-to-be-seen-either"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_CREDENTIALS_FILE", "account.json"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_REGION", "eu-west-1"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_API_VERSION", "2025-03-01"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_COMMAND", "piper,--quiet"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_MODEL", "kokoro"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_VOICES", "af_heart female en-US, am_adam male"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_LANGUAGES", "en,fr"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_MAX_CHARACTERS", "500"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_PRICE_MICROS_PER_1K_CHARACTERS", "70"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_CREDITS_PER_1K_CHARACTERS", "200"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_QUALITY", "5"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_CONCURRENCY", "3"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_REQUESTS_PER_SECOND", "2"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_CHARACTERS_PER_SECOND", "14"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_WEBHOOK_URL", "https://speech.example.org"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_WEBHOOK_SECRET", "whsec_bm90IHRvIGJlIHNlZW4="),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_WEBHOOK_POLL", "20s"),
                Map.entry("RHAPSODE_SPEECH_PROVIDERS_GPU2_ENABLED", "false"),
                Map.entry("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "7"),
                Map.entry("RHAPSODE_SPEECH_RESILIENCE_ATTEMPT_TIMEOUT", "9s"));
        withEnvironment(environment).run(context -> {
            var bound = context.getBean(SpeechProperties.class).providers().get("gpu2");

            assertThat(bound)
                    .isEqualTo(new ProviderSettings(
                            "openai",
                            URI.create("http://127.0.0.1:8880/v1"),
                            "sk-not-to-be-seen",
                            "AKIA",
                            "not-to-be-seen-either",
                            Path.of("account.json"),
                            "eu-west-1",
                            "2025-03-01",
                            List.of("piper", "--quiet"),
                            "kokoro",
                            List.of("af_heart female en-US", "am_adam male"),
                            List.of("en", "fr"),
                            500,
                            70L,
                            200L,
                            5,
                            3,
                            2.0,
                            14.0,
                            URI.create("https://speech.example.org"),
                            "whsec_bm90IHRvIGJlIHNlZW4=",
                            Duration.ofSeconds(20),
                            false));
            var patience = context.getBean(SpeechResilience.class);
            assertThat(patience.maxAttempts()).isEqualTo(7);
            assertThat(patience.attemptTimeout()).isEqualTo(Duration.ofSeconds(9));
        });
    }

    @Test
    void theNamesOfThePricesMayBeWrittenWithoutUnderscoresToo() {
        var environment = Map.<String, Object>of(
                "RHAPSODE_SPEECH_PROVIDERS_OPENAI_PRICEMICROSPER1KCHARACTERS", "70",
                "RHAPSODE_SPEECH_PROVIDERS_OPENAI_CREDITSPER1KCHARACTERS", "200");
        withEnvironment(environment).run(context -> {
            var openai = speaker(context.getBean(SpeechProviders.class), "openai");

            assertThat(openai.priceAt(Instant.EPOCH, null)).isEqualTo(new Price(200, 70));
        });
    }

    @Test
    void anIdThatNamesATypeNeedsNoType() {
        server.withPropertyValues("rhapsode.speech.providers.openai.api-key=sk-x")
                .run(context -> {
                    var openai = speaker(context.getBean(SpeechProviders.class), "openai");

                    assertThat(openai.priceAt(Instant.EPOCH, null)).isEqualTo(new Price(1000, 15_000));
                    assertThat(openai.voices()).extracting(Voice::name).contains("alloy", "nova");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "mine.type, phonograph, has to be one of",
        "mine.enabled, true, has to be one of",
        "local.voices, en-us, knows its voices by itself",
        "local.max-characters, 50000, at most 16000",
        "local.max-characters, 10, must be greater than or equal to 100",
        "local.quality, 6, must be less than or equal to 5",
        "local.concurrency, 0, must be greater than or equal to 1",
        "local.requests-per-second, 0, must be greater than or equal to 0.01",
        "local.price-micros-per-1k-characters, -1, must be greater than or equal to 0",
        "openai.base-url, ftp://host, http or https",
        "openai.base-url, nonsense, http or https",
        "elevenlabs.base-url, nonsense, http or https",
        "replicate.base-url, ftp://host, http or https",
        "replicate.model, speech-02-turbo, the owner's name and the model's",
        "command.voices, anna, has to name a program",
        "openai.voices, alloy nonsense_, a language such as",
        "Not!AnId.type, local, a-z"
    })
    void whatCanNeverWorkIsSaidAtTheStart(String property, String value, String message) {
        server.withPropertyValues("rhapsode.speech.providers." + property + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasStackTraceContaining(message));
    }

    @ParameterizedTest
    @CsvSource({"max-attempts, 0", "max-attempts, 100", "attempt-timeout, 0ms", "circuit-failure-percent, 0"})
    void patienceHasLimits(String property, String value) {
        server.withPropertyValues("rhapsode.speech.resilience." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void aKeyThatFitsIntoNoHeaderEndsTheStart() {
        server.withPropertyValues("rhapsode.speech.providers.openai.api-key=sk-not-to-be-seen\n# of the old account")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasStackTraceContaining("has to be one word")
                        .hasStackTraceContaining("openai.api-key"));
    }

    @Test
    void theKeyIsShownNowhere() {
        server.withPropertyValues("rhapsode.speech.providers.openai.api-key=sk-not-to-be-seen of the new account")
                .run(context -> assertThat(context.getStartupFailure()).satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain("sk-not-to-be-seen");
                    }
                }));
        server.withPropertyValues(
                        "rhapsode.speech.providers.openai.api-key=sk-not-to-be-seen",
                        "rhapsode.speech.providers.openai.quality=9")
                .run(context -> assertThat(context.getStartupFailure()).satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain("sk-not-to-be-seen");
                    }
                }));
        server.withPropertyValues("rhapsode.speech.providers.openai.api-key=sk-not-to-be-seen")
                .run(context -> assertThat(
                                context.getBean(SpeechProperties.class).toString())
                        .doesNotContain("sk-not-to-be-seen")
                        .contains("***"));
    }

    private ApplicationContextRunner withEnvironment(Map<String, Object> environment) {
        return server.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .replace(ENVIRONMENT, new SystemEnvironmentPropertySource(ENVIRONMENT, environment)));
    }
}
