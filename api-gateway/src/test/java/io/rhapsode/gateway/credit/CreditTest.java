package io.rhapsode.gateway.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.FakeApplication;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a tenant has, what has changed it, why, and what it does not suffice for. */
@GatewayTest
class CreditTest {

    @Autowired
    private OtherSides sides;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
    }

    @Test
    void theBalanceIsShownLotByLot() {
        assertThat(Api.json(Api.get(api, "/api/v1/credits")).toString())
                .isEqualTo(
                        "{\"settled\":100000,\"held\":300,\"available\":99700,\"debt\":0,\"frozen\":false,\"lowBalance\":500,\"budget\":null,\"lots\":[{"
                                + "\"lotId\":\"lot_aaaaaaaaaaaaaaaaaaaaaaaaaa\",\"kind\":\"purchased\",\"remaining\":99700,"
                                + "\"expiresAt\":\"2027-01-01T00:00:00Z\"}]}");
    }

    @Test
    void theLedgerHasALineForWhatChangedTheBalance() {
        assertThat(Api.json(Api.get(api, "/api/v1/credits/ledger?limit=1")).toString())
                .isEqualTo("{\"items\":[{\"kind\":\"charged\",\"credits\":-300,\"balanceAfter\":99700,"
                        + "\"generationId\":\"gen_aaaaaaaaaaaaaaaaaaaaaaaaaa\",\"paymentId\":null,\"reason\":null,"
                        + "\"at\":\"2026-05-01T00:00:00Z\"}],\"nextCursor\":\"6\"}");
    }

    @Test
    void aChargeIsExplainedByPricesAndByTheAccount() {
        String id = Api.speak(api, Api.BODY);
        JsonNode why = Api.json(Api.get(api, "/api/v1/credits/why?generationId=" + id));
        assertThat(why.propertyNames())
                .containsExactly(
                        "status", "characters", "creditsCharged", "provider", "candidates", "reroutes", "items");
        assertThat(why.get("candidates").get(0).propertyNames())
                .containsExactly("provider", "creditsPer1kCharacters", "credits");
        assertThat(why.get("items").toString())
                .isEqualTo("[{\"movement\":7,\"kind\":\"charged\",\"credits\":-300,\"held\":-500,\"reason\":null,"
                        + "\"lots\":[{\"lotId\":\"lot_aaaaaaaaaaaaaaaaaaaaaaaaaa\",\"kind\":\"purchased\",\"credits\":200}],"
                        + "\"at\":\"2026-05-01T00:00:00Z\"}]");
    }

    @Test
    void whatIsNotThereIsNotExplained() {
        Api.problem(
                Api.get(api, "/api/v1/credits/why?generationId=gen_" + "z".repeat(26)), 404, "generation_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/credits/ledger?limit=0, /limit",
        "/api/v1/credits/ledger?limit=201, /limit",
        "/api/v1/credits/ledger?limit=all, /limit",
        "/api/v1/credits/ledger?cursor=mine, /cursor",
        "/api/v1/credits/why, /generationId",
        "/api/v1/credits/why?generationId=mine, /generationId"
    })
    void whatIsNotUnderstoodIsRefused(String path, String pointer) {
        var response = Api.get(api, path);
        JsonNode problem = Api.json(response);
        response.expectStatus().isBadRequest();
        assertThat(Api.pointers(problem)).containsExactly(pointer);
    }

    @Test
    void whatTheBalanceDoesNotCoverIsRefusedAtTheDoorAndLeavesNothingBehind() {
        sides.price(99_701);
        JsonNode problem = Api.problem(Api.post(api, Api.ALL, Api.BODY), 402, "insufficient_credits");
        assertThat(problem.get("required").longValue()).isEqualTo(99_701);
        assertThat(problem.get("available").longValue()).isEqualTo(99_700);
        assertThat(problem.get("buyUrl").stringValue()).isEqualTo("https://speech.example/buy");
        assertThat(sides.commands(RequestGeneration.class)).isEmpty();
    }

    @Test
    void whatItCoversToTheCreditIsAccepted() {
        sides.price(99_700);
        Api.post(api, Api.ALL, Api.BODY).expectStatus().isAccepted();
    }

    @Test
    void aFrozenAccountBeginsNothing() {
        sides.credits().freeze();
        JsonNode problem = Api.problem(Api.post(api, Api.ALL, Api.BODY), 402, "insufficient_credits");
        assertThat(problem.get("detail").stringValue()).contains("frozen");
    }

    @Test
    void aBudgetIsShownWithWhatIsLeftOfIt() {
        sides.credits().budget(1_000, 600, Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(Api.json(Api.get(api, "/api/v1/credits")).get("budget").toString())
                .isEqualTo("{\"credits\":1000,\"spent\":600,\"left\":100}");
    }

    @Test
    void whatTheBudgetDoesNotCoverIsRefusedAtTheDoorWithWhatToDo() {
        sides.credits().budget(1_000, 600, Instant.parse("2100-01-01T00:00:00Z"));
        sides.price(101);
        JsonNode problem = Api.problem(Api.post(api, Api.ALL, Api.BODY), 402, "budget_reached");
        assertThat(problem.get("required").longValue()).isEqualTo(101);
        assertThat(problem.get("available").longValue()).isEqualTo(100);
        assertThat(problem.get("detail").stringValue()).contains("until the month ends", "raised");
        assertThat(sides.commands(RequestGeneration.class)).isEmpty();
    }

    @Test
    void aMonthThatIsOverLeavesTheWholeBudget() {
        sides.credits().budget(1_000, 1_000, FakeApplication.NOW);
        sides.price(700);
        Api.post(api, Api.ALL, Api.BODY).expectStatus().isAccepted();
    }

    @Test
    void otherProblemsSayNothingOfCredits() {
        JsonNode problem = Api.problem(Api.get(api, Api.ALL + "/gen_" + "z".repeat(26)), 404, "generation_not_found");
        assertThat(problem.propertyNames()).doesNotContain("required", "available", "buyUrl");
    }
}
