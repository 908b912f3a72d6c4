package io.rhapsode.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What other services' clients list: models, voices, and what is left of the account. */
@GatewayTest
class FacadeListsTest {

    @Autowired
    private OtherSides sides;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
    }

    @Test
    void modelsOfOpenAi() {
        JsonNode models = json("/openai/v1/models");

        assertThat(models.get("object").stringValue()).isEqualTo("list");
        assertThat(models.get("data").get(0).toString())
                .isEqualTo("{\"id\":\"local\",\"object\":\"model\",\"created\":0,\"owned_by\":\"local\"}");
        assertThat(json("/openai/v1/models/auto").get("owned_by").stringValue()).isEqualTo("rhapsode");
    }

    @Test
    void modelsOfElevenLabs() {
        JsonNode model = json("/elevenlabs/v1/models").get(0);

        assertThat(model.get("model_id").stringValue()).isEqualTo("local");
        assertThat(model.get("can_do_text_to_speech").booleanValue()).isTrue();
        assertThat(model.get("languages").get(1).get("name").stringValue()).isEqualTo("Portuguese (Brazil)");
    }

    @Test
    void allVoicesHoweverManyThereAre() {
        JsonNode voices = json("/elevenlabs/v1/voices").get("voices");

        assertThat(voices.values().stream().map(voice -> voice.get("voice_id").stringValue()))
                .hasSize(10_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void voicesPageByPage() {
        JsonNode first = json("/elevenlabs/v2/voices?page_size=100");
        JsonNode last = json("/elevenlabs/v2/voices?page_size=100&next_page_token=9900");

        assertThat(first.get("voices")).hasSize(100);
        assertThat(first.get("has_more").booleanValue()).isTrue();
        assertThat(first.get("total_count").intValue()).isEqualTo(10_000);
        assertThat(first.get("next_page_token").stringValue()).isEqualTo("100");
        assertThat(last.get("has_more").booleanValue()).isFalse();
        assertThat(last.get("next_page_token").isNull()).isTrue();
    }

    @Test
    void oneVoice() {
        JsonNode voice = json("/elevenlabs/v1/voices/en-us");

        assertThat(voice.get("voice_id").stringValue()).isEqualTo("local:en-us");
        assertThat(voice.get("labels").get("gender").stringValue()).isEqualTo("female");
        assertThat(voice.get("verified_languages").get(0).get("locale").stringValue())
                .isEqualTo("en-US");
        assertThat(json("/elevenlabs/v1/voices/nova")
                        .get("labels")
                        .get("gender")
                        .stringValue())
                .isEqualTo("female");
        Api.get(api, "/elevenlabs/v1/voices/nobody").expectStatus().isNotFound();
    }

    @Test
    void theSubscriptionIsTheAccount() {
        JsonNode subscription = json("/elevenlabs/v1/user/subscription");

        assertThat(subscription.get("character_count").longValue()).isEqualTo(300);
        assertThat(subscription.get("character_limit").longValue()).isEqualTo(100_300);
        assertThat(subscription.get("next_character_count_reset_unix").longValue())
                .isEqualTo(Instant.parse("2026-04-01T00:00:00Z").getEpochSecond());
        assertThat(subscription.get("status").stringValue()).isEqualTo("active");
        assertThat(json("/elevenlabs/v1/user").get("subscription")).isEqualTo(subscription);
    }

    @Test
    void aFrozenAccountIsPastDue() {
        sides.credits().freeze();

        assertThat(json("/elevenlabs/v1/user/subscription").get("status").stringValue())
                .isEqualTo("past_due");
    }

    private JsonNode json(String path) {
        return Api.json(Api.get(api, path).expectStatus().isOk());
    }
}
