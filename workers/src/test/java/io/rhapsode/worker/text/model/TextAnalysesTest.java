package io.rhapsode.worker.text.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class TextAnalysesTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String SHORT = "Go away, she said.";
    private static final TenantId TENANT = new TenantId("ten_one");
    private static final TenantId OTHER = new TenantId("ten_other");
    private static final TenantId UNWILLING = new TenantId("ten_unwilling");
    private static final TextAnalysis RULES = new TextAnalysis(
            20, "fr", 0.3, ContentType.GENERAL, Emotion.NEUTRAL, 0.25, 0.1, 1, 2, 4, "rules/1", VoiceStyle.NEWS);

    private static final String JUDGED = """
            {"language": "en", "languageConfidence": 0.99, "contentType": "fiction_dialogue", "emotion": "angry", "dialogueRatio": 0.6, "complexity": 0.2, \
            "voiceStyle": "characters"}""";

    private static final WireMockServer SERVER = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TextAnalyses analyses = analyses(Duration.ofSeconds(10));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
        answer(said(JUDGED, "stop"));
    }

    @Test
    void theModelKnowsBetterWhatIsJudgedAndTheRulesWhatIsCounted() {
        assertThat(analyses.of(TENANT, SHORT))
                .isEqualTo(new TextAnalysis(
                        20,
                        "en",
                        0.99,
                        ContentType.FICTION_DIALOGUE,
                        Emotion.ANGRY,
                        0.6,
                        0.2,
                        1,
                        2,
                        4,
                        "rules/1+judge-1",
                        VoiceStyle.CHARACTERS));
    }

    @Test
    void isAskedForAnAnswerOfTheRightShapeAndKeepsNothing() {
        analyses.of(TENANT, SHORT);

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(CHAT))
                        .withHeader("Authorization", equalTo("Bearer sk-not-to-be-seen"))
                        .withRequestBody(matchingJsonPath("$.model", equalTo("judge-1")))
                        .withRequestBody(matchingJsonPath("$.store", equalTo("false")))
                        .withRequestBody(matchingJsonPath("$.max_completion_tokens", equalTo("2000")))
                        .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("system")))
                        .withRequestBody(matchingJsonPath("$.messages[1].role", equalTo("user")))
                        .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo(SHORT)))
                        .withRequestBody(matchingJsonPath("$.response_format.type", equalTo("json_schema")))
                        .withRequestBody(matchingJsonPath("$.response_format.json_schema.strict", equalTo("true")))
                        .withRequestBody(matchingJsonPath(
                                "$.response_format.json_schema.schema.additionalProperties", equalTo("false")))
                        .withRequestBody(matchingJsonPath(
                                "$.response_format.json_schema.schema.properties.contentType.enum[6]",
                                equalTo("poetry"))));
    }

    @Test
    void noMoreThanTheBeginningIsSentAndWhatIsCountedInTheWholeStays() {
        var analysis = analyses.of(TENANT, " * * * " + "𝒜".repeat(AskedModel.MOST_SENT + 1));

        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(
                        matchingJsonPath("$.messages[1].content", equalTo("𝒜".repeat(AskedModel.MOST_SENT)))));
        assertThat(analysis.dialogueRatio()).isEqualTo(RULES.dialogueRatio());
        assertThat(analysis.emotion()).isEqualTo(Emotion.ANGRY);
    }

    @Test
    void aTenantsBeginningIsAskedAboutOnce() {
        String beginning = "word ".repeat(AskedModel.MOST_SENT / 5);
        analyses.of(TENANT, beginning + "and one end");

        assertThat(analyses.of(TENANT, beginning + "and another").emotion()).isEqualTo(Emotion.ANGRY);
        SERVER.verify(1, postRequestedFor(urlEqualTo(CHAT)));

        analyses.of(OTHER, beginning);
        SERVER.verify(2, postRequestedFor(urlEqualTo(CHAT)));
    }

    @Test
    void theTextsOfATenantWhoDoesNotWantItAreShownToNobody() {
        assertThat(analyses.of(UNWILLING, SHORT)).isEqualTo(RULES);
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void withoutAModelTheRulesDecide() {
        assertThat(TextAnalyses.by(text -> RULES).of(TENANT, SHORT)).isEqualTo(RULES);
    }

    @Test
    void whatTheModelCannotTellTheRulesSay() {
        answer(said(JUDGED.replace("\"en\"", "\"und\"").replace("\"characters\"", "\"none\""), "stop"));

        var analysis = analyses.of(TENANT, SHORT);

        assertThat(analysis.language()).isEqualTo("fr");
        assertThat(analysis.languageConfidence()).isEqualTo(0.3);
        assertThat(analysis.voiceStyle()).isEqualTo(VoiceStyle.NEWS);
        assertThat(analysis.emotion()).isEqualTo(Emotion.ANGRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "{}",
                "{\"language\": \"en\"}",
                "{\"language\": \"en\", \"languageConfidence\": 2, \"contentType\": \"news\", \"emotion\": \"sad\", \"dialogueRatio\": 0, \"complexity\": 0, \"voiceStyle\": \"none\"}",
                "{\"language\": \"en\", \"languageConfidence\": 1, \"contentType\": \"novel\", \"emotion\": \"sad\", \"dialogueRatio\": 0, \"complexity\": 0, \"voiceStyle\": \"none\"}"
            })
    void anAnswerToAnotherQuestionIsNone(String content) {
        answer(said(content, "stop"));

        assertThat(analyses.of(TENANT, SHORT)).isEqualTo(RULES);
        assertThat(asked("unusable")).isEqualTo(1);
    }

    @Test
    void anAnswerThatBrokeOffIsNone() {
        answer(said(JUDGED, "length"));

        assertThat(analyses.of(TENANT, SHORT)).isEqualTo(RULES);
    }

    @Test
    void aModelThatIsSlowIsNotWaitedFor() {
        answer(said(JUDGED, "stop").withFixedDelay(5_000));

        assertThat(analyses(Duration.ofMillis(200)).of(TENANT, SHORT)).isEqualTo(RULES);
        assertThat(asked("unavailable")).isEqualTo(1);
    }

    @Test
    void aModelThatIsDownIsLeftAloneAfterAWhile() {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        for (int text = 0; text < 10; text++) {
            assertThat(analyses.of(TENANT, SHORT)).isEqualTo(RULES);
        }

        assertThat(asked("unavailable")).isEqualTo(4);
        assertThat(asked("not_asked")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void aModelThatRefusesChangesNothing(int status) {
        answer(aResponse().withStatus(status).withBody("{\"error\": {\"message\": \"no\"}}"));

        assertThat(analyses.of(TENANT, SHORT)).isEqualTo(RULES);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    private long asked(String outcome) {
        return meters.get(LanguageModel.QUESTIONS)
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private TextAnalyses analyses(Duration timeout) {
        var settings = new ModelSettings(
                URI.create("http://127.0.0.1:" + port() + "/v1"), "sk-not-to-be-seen", "judge-1", timeout, 2);
        var model = LanguageModel.connect(settings, settings.key().orElseThrow(), meters);
        return new TextAnalyses(
                text -> RULES,
                Optional.of(new AskedModel(
                        model,
                        tenant -> Set.of(TENANT, OTHER).contains(tenant),
                        tenant -> tenant.value().getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    private static int port() {
        return SERVER.port();
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(CHAT).willReturn(response));
    }

    /** The published shape of a chat completion. */
    private static ResponseDefinitionBuilder said(String content, String finishReason) {
        var json = JsonNodeFactory.instance;
        var message = json.objectNode().put("role", "assistant").put("content", content);
        message.putNull("refusal");
        var choice = json.objectNode().put("index", 0).put("finish_reason", finishReason);
        choice.set("message", message);
        choice.putNull("logprobs");
        var completion = json.objectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1_795_000_000)
                .put("model", "judge-1");
        completion.set("choices", json.arrayNode().add(choice));
        return okJson(new JsonMapper().writeValueAsString(completion));
    }
}
