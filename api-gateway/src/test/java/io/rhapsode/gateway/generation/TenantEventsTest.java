package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The stream of all that happens to a tenant, byte for byte. */
@GatewayTest
class TenantEventsTest {

    @Autowired
    private OtherSides sides;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
    }

    @Test
    void generationsAndTheAccountAreToldInOneStreamAndEachEventHasItsPosition() {
        String generation = "gen_" + "a".repeat(26);
        assertThat(new String(
                        Api.bytes(Api.get(api, "/api/v1/events").expectStatus().isOk())))
                .isEqualTo("id:10\nevent:progress\ndata:{\"generationId\":\"" + generation
                        + "\",\"status\":\"generating\",\"chunksTotal\":2,\"chunksDone\":1,\"fraction\":0.5}\n\n"
                        + "id:12.1\nevent:credits\ndata:{\"movement\":7,\"kind\":\"charged\",\"credits\":-300,"
                        + "\"held\":-500,\"generationId\":\"" + generation
                        + "\",\"paymentId\":null,\"reason\":null,\"at\":\"2026-05-01T00:00:00Z\"}\n\n"
                        + "id:20\n:\n\n");
    }

    @Test
    void aPositionThatNobodyWasGivenIsRefused() {
        var response = Api.get(api, "/api/v1/events?lastEventId=mine");
        var problem = Api.json(response);
        response.expectStatus().isBadRequest();
        assertThat(Api.pointers(problem)).containsExactly("/lastEventId");
    }
}
