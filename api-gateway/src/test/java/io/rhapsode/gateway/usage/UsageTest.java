package io.rhapsode.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a tenant has used, as it is asked for and told. */
@GatewayTest
class UsageTest {

    @Autowired
    private OtherSides sides;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
    }

    @Test
    void usageIsToldApartByWhatIsAskedFor() {
        assertThat(Api.json(Api.get(api, "/api/v1/usage?from=2026-02-01&to=2026-02-28&groupBy=day,provider"))
                        .toString())
                .isEqualTo("{\"items\":[{\"day\":\"2026-02-01\",\"provider\":\"local\",\"projectId\":null,"
                        + "\"apiKey\":null,\"generations\":2,\"credits\":300,\"characters\":4000,\"audioSeconds\":61.5,"
                        + "\"costMicros\":70}],\"nextCursor\":null}");
    }

    @Test
    void aYearWithItsLeapDayCanBeAskedFor() {
        Api.get(api, "/api/v1/usage?from=2028-01-01&to=2028-12-31")
                .expectStatus()
                .isOk();
    }

    @Test
    void nothingHasToBeSaid() {
        Api.get(api, "/api/v1/usage").expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "from=yesterday /from",
                "to=2026-02-29 /to",
                "to=+999999999-12-31 /to",
                "from=2026-02-02&to=2026-02-01 /from",
                "from=2027-01-01&to=2028-01-02 /from",
                "groupBy=day,voice /groupBy",
                "groupBy= /groupBy",
                "limit=0 /limit",
                "limit=201 /limit",
                "cursor=mine /cursor"
            })
    void whatIsNotUnderstoodIsRefused(String query, String pointer) {
        var response = Api.get(api, "/api/v1/usage?" + query);
        JsonNode problem = Api.json(response);
        response.expectStatus().isBadRequest();
        assertThat(Api.pointers(problem)).containsExactly(pointer);
    }
}
