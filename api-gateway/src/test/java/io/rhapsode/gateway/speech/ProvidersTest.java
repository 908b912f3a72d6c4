package io.rhapsode.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The speech providers, as callers see them. */
@GatewayTest
class ProvidersTest {

    @Autowired
    private OtherSides sides;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
    }

    @Test
    void eachIsShownWithItsModels() {
        assertThat(Api.json(Api.get(api, "/api/v1/providers")).toString())
                .isEqualTo("{\"items\":[{\"provider\":\"studio\",\"type\":\"openai\",\"enabled\":true,"
                        + "\"health\":{\"status\":\"circuit_open\",\"reason\":\"It failed too often just now, and is left alone for a while.\"},"
                        + "\"circuit\":\"open\",\"concurrency\":8,\"inUse\":3,\"requestsPerSecond\":null,"
                        + "\"models\":[{\"model\":\"tts-1\",\"quality\":3,\"maxCharacters\":4096,\"creditsPer1k\":1000,"
                        + "\"priceMicrosPer1k\":15000,\"billedMicrosPer1k\":null,\"latencyMsPer1k\":6000,\"failureRate\":0.25,"
                        + "\"requests\":12,\"settings\":[\"speed\"],\"sunset\":\"2027-01-06\",\"endsSoon\":true}]}]}");
    }
}
