package io.rhapsode.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How often anybody may ring, genuine or not. */
@GatewayTest
@TestPropertySource(
        properties = {
            "rhapsode.speech.providers.reader.webhook-secret=whsec_bm90IHRvIGJlIHNlZW4=",
            "rhapsode.gateway.hooks.per-minute=3"
        })
class HookLimitTest {

    @Test
    void whoRingsWithoutEndIsTurnedAway(@LocalServerPort int port) {
        WebTestClient anybody = Api.anonymous(port);
        for (int ring = 0; ring < 3; ring++) {
            Api.problem(ring(anybody), 401, "signature_invalid");
        }

        ResponseSpec refused = ring(anybody);

        Api.problem(refused, 429, "rate_limited");
        refused.expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 20));
    }

    private static ResponseSpec ring(WebTestClient anybody) {
        return Api.post(anybody, "/api/v1/hooks/speech/reader", Map.of("id", "p1"));
    }
}
