package io.rhapsode.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Of what a tenant has under way, no more than the limit. */
@GatewayTest
@TestPropertySource(properties = "rhapsode.gateway.limits.generations-under-way=3")
class GenerationsUnderWayTest {

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    @BeforeEach
    void begin() {
        sides.reset();
    }

    @Test
    void whoHasTooManyUnderWayIsToldWhenToComeBackAndOthersAreNotHurt(@LocalServerPort int port) {
        WebTestClient api = Api.at(port);
        for (int accepted = 1; accepted <= 3; accepted++) {
            Api.speak(api, Api.BODY);
        }
        Set<String> kept = objects.keys();

        ResponseSpec refused = Api.post(api, Api.ALL, Api.BODY);

        Api.problem(refused, 429, "too_many_generations");
        refused.expectHeader().valueEquals("Retry-After", "10");
        assertThat(objects.keys()).isEqualTo(kept);
    }
}
