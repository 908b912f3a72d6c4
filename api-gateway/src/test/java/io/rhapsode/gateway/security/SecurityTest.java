package io.rhapsode.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.FakeApplication;
import io.rhapsode.gateway.fake.GatewayTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Who may ask. */
@GatewayTest
class SecurityTest {

    private static final String CREDITS = "/api/v1/credits";

    private WebTestClient anybody;
    private int port;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        this.port = port;
        anybody = Api.anonymous(port);
    }

    @Test
    void aKeyIsTakenAsABearerTokenOrInItsOwnHeader() {
        for (String value : List.of("Bearer " + Database.KEY, "bearer  " + Database.KEY)) {
            anybody.get()
                    .uri(CREDITS)
                    .header("Authorization", value)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        anybody.get()
                .uri(CREDITS)
                .header("X-API-Key", Database.KEY)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/credits",
                "/api/v1/credits/ledger",
                "/api/v1/credits/why?generationId=gen_aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "/api/v1/generations",
                "/api/v1/generations/gen_aaaaaaaaaaaaaaaaaaaaaaaaaa/audio",
                "/api/v1/generations/gen_aaaaaaaaaaaaaaaaaaaaaaaaaa/events",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/api/v1/nothing",
                "/"
            })
    void withoutAKeyNothingIsToldNotEvenWhatThereIs(String path) {
        ResponseSpec response = anybody.get().uri(path).exchange();

        Api.problem(response, 401, "unauthorized");
        response.expectHeader()
                .value("WWW-Authenticate", value -> assertThat(value).startsWith("Bearer"));
    }

    @Test
    void aKeyThatIsNotValidIsAsGoodAsNone() {
        for (String key : List.of("", "x", Database.REVOKED_KEY, Database.KEY + "x", "x".repeat(5_000))) {
            Api.problem(anybody.get().uri(CREDITS).header("X-API-Key", key).exchange(), 401, "unauthorized");
        }
        Api.problem(
                anybody.get().uri(CREDITS).header("Authorization", "Basic eDp5").exchange(), 401, "unauthorized");
    }

    @Test
    void onlyAnAdminSeesHowTheServerIsDoing() {
        Api.problem(Api.get(Api.at(port, Database.MEMBER_KEY), "/actuator/prometheus"), 403, "forbidden");
        // there is no actuator in this test, but the way to it is free
        Api.problem(Api.get(Api.at(port), "/actuator/prometheus"), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/deadletters",
                "/actuator/deadletters/generation-projection/gen_x/retry",
                "/actuator/quarantine",
                "/actuator/sunsets",
                "/actuator/processors",
                "/actuator/processors/generation-projection/rebuild"
            })
    void whatConcernsAllTenantsIsForTheOperatorOnly(String path) {
        Api.problem(anybody.get().uri(path).exchange(), 401, "unauthorized");
        for (String key : List.of(Database.KEY, Database.MEMBER_KEY, Database.OTHER_KEY)) {
            Api.problem(Api.get(Api.at(port, key), path), 403, "forbidden");
        }
        Api.problem(Api.get(Api.at(port, FakeApplication.OPERATOR_KEY), path), 404, "not_found");
    }

    @Test
    void theOperatorSeesHowTheServerIsDoingAndNothingOfATenant() {
        var operator = Api.at(port, FakeApplication.OPERATOR_KEY);
        Api.problem(Api.get(operator, "/actuator/prometheus"), 404, "not_found");
        Api.problem(Api.get(operator, CREDITS), 403, "forbidden");
        Api.problem(Api.get(operator, Api.ALL), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/liveness, 404", // not here, but open
        "/actuator/health/readiness, 404",
        "/api/openapi, 200",
        "/api/docs, 302",
    })
    void healthAndTheDescriptionNeedNoKey(String path, int status) {
        anybody.get().uri(path).exchange().expectStatus().isEqualTo(status);
    }

    @Test
    void aPageOfThisMachineMayCallFromAnyPortAndAStrangeOneMayNot() {
        ResponseSpec preflight = anybody.options()
                .uri(Api.ALL)
                .header("Origin", "http://localhost:5173")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .exchange();
        preflight
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "http://localhost:5173");

        ResponseSpec answer = anybody.get()
                .uri(CREDITS)
                .header("Origin", "http://127.0.0.1:3000")
                .header("X-API-Key", Database.KEY)
                .exchange();
        answer.expectHeader()
                .value(
                        "Access-Control-Expose-Headers",
                        exposed -> assertThat(exposed).contains("Location", "X-Request-Id", "X-Generation-Id"));

        anybody.options()
                .uri(Api.ALL)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void everyResponseTellsBrowsersToBeCareful() {
        ResponseSpec response = anybody.get().uri(CREDITS).exchange();

        response.expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-x", "x\ty", "<script>", "someone@example.org"})
    void aRequestIdThatIsNoIdIsReplaced(String id) {
        ResponseSpec response = anybody.get()
                .uri(CREDITS)
                .header("X-API-Key", Database.KEY)
                .header("X-Request-Id", id)
                .exchange();

        response.expectHeader().valueMatches("X-Request-Id", "req_[0-9a-f]{32}");
    }

    @Test
    void everyAnswerSaysHowManyRequestsAreLeft() {
        ResponseSpec response = Api.get(Api.at(port), CREDITS);

        response.expectHeader()
                .valueEquals("RateLimit-Policy", "\"requests\";q=6000;w=60")
                .expectHeader()
                .valueMatches("RateLimit", "\"requests\";r=\\d+;t=\\d+");
    }
}
