package io.rhapsode.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.GatewayTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How often a key may ask. */
@GatewayTest
@TestPropertySource(properties = "rhapsode.gateway.limits.requests-per-minute=5")
class RequestLimitTest {

    private static final String CREDITS = "/api/v1/credits";

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgainAndOthersAreNotHurt(@LocalServerPort int port) {
        WebTestClient api = Api.at(port);
        for (int left = 4; left >= 0; left--) {
            Api.get(api, CREDITS)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueMatches("RateLimit", "\"requests\";r=" + left + ";t=\\d+");
        }

        ResponseSpec refused = Api.get(api, CREDITS);

        Api.problem(refused, 429, "rate_limited");
        refused.expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 12));
        Api.get(Api.at(port, Database.OTHER_KEY), CREDITS).expectStatus().isOk();
    }
}
