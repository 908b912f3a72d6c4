package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server the operator's commands ask, with which key, and how they end. */
class OperatorCommandTest {

    private static final String LETTERS = "GET /actuator/deadletters";
    private static final String SEQUENCE = """
            {"processor": "p", "sequence": "gen_1", "eventId": "e", "eventType": "io.rhapsode.events.generation.TextSplit", "generationId": "gen_1",
             "cause": "java.lang.IllegalStateException", "enqueuedAt": "2026-03-01T12:00:00Z", "lastTriedAt": "2026-03-01T12:00:00Z",
             "attempts": 2, "events": 7}""";

    private final FakeServer server = new FakeServer()
            .on("GET /actuator/processors", FakeServer.json(200, "{\"processors\": []}"))
            .on(LETTERS, FakeServer.json(200, "{\"sequences\": [" + SEQUENCE + "], \"total\": 300}"));
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory);
        desk.environment.put("RHAPSODE_URL", server.url());
        desk.environment.put("RHAPSODE_OPERATOR_KEY", FakeServer.KEY);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTableSaysWhatWaitsAndThatThereIsMore() {
        Desk.Outcome outcome = desk.run("dead-letters");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .startsWith("PROCESSOR  SEQUENCE  EVENTS  FAILED AT  CAUSE                  ATTEMPTS  SINCE\n")
                .contains("p          gen_1     7       TextSplit  IllegalStateException  2         2026-03-0")
                .endsWith("1 of 300 sequences\n");
        assertThat(desk.run("dead-letters", "list", "--json").out()).contains("\"total\":300");
    }

    @Test
    void whichModelsEndIsToldWithWhomThatTouches() {
        server.next("GET /actuator/sunsets", FakeServer.json(200, """
                {"models": [{"provider": "openai", "model": "tts-1", "sunset": "2027-01-06", "ended": false}],
                 "touched": [{"provider": "openai", "model": "tts-1", "sunset": "2027-01-06", "voiceId": "openai:alloy",
                   "tenantId": "ten_a", "projectId": null, "generations": 7, "lastAt": "2026-12-24T12:00:00Z"}],
                 "total": 1}"""));

        assertThat(desk.run("providers", "sunsets").out())
                .startsWith("PROVIDER  MODEL  SERVED\nopenai    tts-1  until 2027-01-06\n\n")
                .contains("PROVIDER  MODEL  VOICE         TENANT  PROJECT  GENERATIONS  LAST")
                .contains("openai    tts-1  openai:alloy  ten_a   -        7            2026-12-24");
    }

    @Test
    void whereNoModelEndsThatIsSaid() {
        server.next("GET /actuator/sunsets", FakeServer.json(200, "{\"models\": [], \"touched\": [], \"total\": 0}"));

        assertThat(desk.run("providers", "sunsets").out()).isEqualTo("No model ends within thirty days.\n");
    }

    @Test
    void aRetryThatFailsEndsWithOne() {
        server.next("POST /actuator/deadletters/p/retry", FakeServer.json(200, "{\"handled\": 2, \"failed\": 1}"));

        Desk.Outcome outcome = desk.run("dead-letters", "retry", "p", "--all");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("2 sequences applied, 1 failed\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dead-letters retry p               | It is not clear what to retry.
            dead-letters retry p gen_1 --all   | It is not clear what to retry.
            dead-letters discard p             | SEQUENCE
            quarantine retry p                 | EVENT
            projections rebuild                | NAME
            projections --server there         | is not the address of a server
            """)
    void aWrongCallAsksNothing(String command, String explanation) {
        Desk.Outcome outcome = desk.run(command.split(" "));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains(explanation);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatSomebodyTypesIsOnePartOfThePath() {
        server.on("DELETE /actuator/deadletters/p/a b/c?d", FakeServer.json(200, "{\"events\": 1}"));

        Desk.Outcome outcome = desk.run("dead-letters", "discard", "p", "a b/c?d");

        assertThat(outcome.out()).isEqualTo("1 event discarded\n");
    }

    @Test
    void theKeyOfTheHomeDirectoryIsUsedForTheServerThatIsAnnouncedThere() {
        desk.environment.clear();
        desk.write(".rhapsode/server-url", server.url() + "\n");
        desk.write(".rhapsode/operator-key", FakeServer.KEY + "\n");

        assertThat(desk.run("dead-letters").status()).isZero();
    }

    @Test
    void anApiKeyIsNotTakenForTheOperators() {
        desk.environment.remove("RHAPSODE_OPERATOR_KEY");
        desk.environment.put("RHAPSODE_API_KEY", FakeServer.KEY);
        desk.write(".rhapsode/api-key", FakeServer.KEY + "\n");

        Desk.Outcome outcome = desk.run("dead-letters");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("RHAPSODE_OPERATOR_KEY");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aKeyThatIsNotTheOperatorsIsRefused() {
        Desk.Outcome outcome = desk.run("quarantine", "--json", "--operator-key", "rho_of_another_server_00000");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.out()).contains("\"exitCode\":4", "\"code\":\"unauthorized\"");
    }

    @Test
    void aStrangerIsNeverShownTheKeyAndNoServerIsStarted() {
        server.acceptsEverybody();
        assertThat(desk.run("projections").status()).isEqualTo(3);
        assertThat(server.requests())
                .isNotEmpty()
                .allMatch(request -> request.header("Authorization").isEmpty());

        desk.environment.remove("RHAPSODE_URL");
        desk.usualServer = URI.create("http://127.0.0.1:" + Desk.closedPort());
        Desk.Outcome nobody = desk.run("projections");
        assertThat(nobody.status()).isEqualTo(3);
        assertThat(nobody.err()).contains("No server answers", "rhapsode serve");
    }

    @Test
    void theHelpNamesWhatCanBeDone() {
        assertThat(desk.run("--help").out()).contains("dead-letters", "quarantine", "projections");
        assertThat(desk.run("dead-letters", "--help").out()).contains("list", "retry", "discard", "Exit status:");
        assertThat(desk.run("dead-letters", "retry", "--help").out()).contains("--all", "SEQUENCE", "--operator-key");
        assertThat(desk.run("quarantine", "--help").out()).contains("list", "retry", "discard", "Exit status:");
        assertThat(desk.run("projections", "--help").out()).contains("list", "rebuild", "Exit status:");
    }
}
