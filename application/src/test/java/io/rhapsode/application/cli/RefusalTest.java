package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server refuses or cannot do is told in a sentence, with the code, and with what to do. */
class RefusalTest {

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("tale.txt", "Once upon a time.");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            402 | insufficient_credits   | It needs 1,200; 3 are there. | --strategy cost
            402 | budget_reached         | 9 are left of the budget.    | have the budget raised
            422 | voice_not_found        | No provider has it.          | Leave --voice away
            422 | language_not_supported | Nobody speaks it.            | --language
            422 | no_provider            | None is left.                | --estimate
            413 | text_too_long          | It is too long.              | in parts
            403 | forbidden              | The key is not for this.     | RHAPSODE_API_KEY
            """)
    void aRefusalSaysWhatToDo(int status, String code, String detail, String advice) {
        server.next("POST /generations", FakeServer.problem(status, code, detail));

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err())
                .contains("rhapsode: " + detail + " (" + code + ", request req_7)\n")
                .contains(advice);
    }

    @Test
    void invalidValuesAreNamed() {
        server.next("POST /generations", FakeServer.send(400, "application/problem+json", """
                        {"title": "The request has invalid values", "status": 400, "code": "validation_failed", "requestId": "req_7",
                         "retryable": false, "errors": [{"pointer": "/settings/speed", "detail": "must be at most 4"}]}"""));

        assertThat(desk.run("speak", "tale.txt").err())
                .contains(
                        "The request has invalid values. /settings/speed: must be at most 4. (validation_failed, request req_7)");
    }

    @Test
    void aFieldThatSaysNothingNewIsNotRepeated() {
        server.next("POST /generations", FakeServer.send(422, "application/problem+json", """
                        {"title": "No provider has the voice", "status": 422, "detail": "Nobody has it.", "code": "voice_not_found",
                         "requestId": "req_7", "retryable": false, "errors": [{"pointer": "/voiceId", "detail": "Nobody has it."}]}"""));

        assertThat(desk.run("speak", "tale.txt").err())
                .contains("rhapsode: Nobody has it. (voice_not_found, request req_7)\n");
    }

    @Test
    void anAnswerThatIsNoProblemDetailIsToldByItsStatus() {
        server.next("POST /generations", FakeServer.send(418, "text/html", "<h1>I am a teapot</h1>"));

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("The server answered with status 418 and said no reason. (http_418)");
    }

    @Test
    void whatMayPassIsTriedAgainUnderTheSameKey() {
        server.next("POST /generations", FakeServer.problem(503, "unavailable", "In a moment."))
                .next("POST /generations", FakeServer.send(502, "text/html", "<h1>Bad Gateway</h1>"));

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).contains("The server asks for a moment of patience.", "The server is back.");
        assertThat(server.requests("POST /generations"))
                .hasSize(3)
                .extracting(request -> request.header("Idempotency-key"))
                .containsOnly(server.requests("POST /generations").getFirst().header("Idempotency-key"));
    }

    @Test
    void whatDoesNotPassIsToldInTheEnd() {
        server.on("POST /generations", FakeServer.problem(500, "internal", "The fault is ours."));

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("The fault is ours. (internal, request req_7)", "its log says more");
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongerThanWeWaitIsLeftAlone() {
        server.on("POST /generations", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            FakeServer.problem(429, "rate_limited", "Too many requests.").to(exchange);
        });

        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(4);
        assertThat(server.requests("POST /generations")).hasSize(1);
    }

    @Test
    void aFailedGenerationIsToldWithItsReasons() {
        server.resource(Words.FAILED);

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("local: timeout; studio: circuit open. (all_providers_failed, generation gen_1)")
                .contains("Nothing was charged.");
        assertThat(desk.files()).containsExactly("tale.txt");
    }

    @Test
    void aGenerationThatSomebodyElseCancelledFailed() {
        server.resource(Words.CANCELLED);

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("Somebody else cancelled");
    }

    @Test
    void theResourceMaySettleAMomentAfterTheLastEvent() {
        server.next("GET /generations/gen_1", FakeServer.json(200, Words.resource("merging", "\"creditsCharged\": 0")))
                .next(
                        "GET /generations/gen_1",
                        FakeServer.json(200, Words.resource("merging", "\"creditsCharged\": 0")));

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
    }

    @Test
    void somethingUnforeseenIsOneLineAndNoTrace() {
        server.next("GET /generations/gen_1", FakeServer.json(200, "[\"nothing one could expect\"]"));

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("nobody foresaw", "RHAPSODE_DEBUG=1").doesNotContain("\tat ");
    }
}
