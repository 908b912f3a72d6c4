package io.rhapsode.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What stands in the log of a request, and what never does. */
@GatewayTest
class LogTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.rhapsode.gateway");

    @Autowired
    private OtherSides sides;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        OURS.setLevel(Level.DEBUG);
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void end() {
        ROOT.detachAppender(log);
        OURS.setLevel(null);
    }

    @Test
    void aFaultIsLoggedUnderItsRequestAndSoIsHowTheRequestEnded() {
        sides.breakdown(new IllegalStateException("broken"));
        post("fault-1", "Sing.", "Title");
        sides.breakdown(null);

        ILoggingEvent fault = line("fault-1", "A request failed for a reason that nobody foresaw");
        assertThat(fault.getLevel()).isEqualTo(Level.ERROR);
        assertThat(fault.getMDCPropertyMap())
                .extractingByKey("correlationId")
                .asString()
                .matches("req_[0-9a-f]{32}");
        assertThat(line("fault-1", "request").getKeyValuePairs().toString())
                .contains("method=\"POST\"", "path=\"/api/v1/generations\"", "status=\"500\"", "millis=");
    }

    @Test
    void theLineOfARequestForAGenerationNamesIt() {
        String id = Api.speak(api, Api.BODY);
        api.get()
                .uri(Api.ALL + "/" + id)
                .header("X-Request-Id", "look-1")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(line("look-1", "request").getMDCPropertyMap()).containsEntry("generationId", id);
    }

    @Test
    void whatAPersonTypedIsNeverLogged() {
        sides.fate(sides::complete);
        post("words-1", "Confidential sentence.", "Confidential title");
        post("words-2", "Confidential \u0000 sentence.", "Confidential title");
        api.post()
                .uri(Api.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Request-Id", "words-3")
                .bodyValue("{\"text\": \"Confidential")
                .exchange()
                .expectStatus()
                .isBadRequest();

        line("words-3", "request");
        assertThat(List.copyOf(log.list).toString()).doesNotContain("Confidential");
        assertThat(List.copyOf(log.list))
                .allSatisfy(event ->
                        assertThat(String.valueOf(event.getKeyValuePairs())).doesNotContain("Confidential"));
    }

    private void post(String requestId, String text, String title) {
        api.post()
                .uri(Api.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Request-Id", requestId)
                .bodyValue(Map.of("text", text, "title", title))
                .exchange();
    }

    /** A line of that request; it may come a moment after the answer. */
    private ILoggingEvent line(String requestId, String message) {
        return await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> List.copyOf(log.list).stream()
                                .filter(event -> event.getFormattedMessage().equals(message)
                                        && requestId.equals(
                                                event.getMDCPropertyMap().get("requestId")))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
