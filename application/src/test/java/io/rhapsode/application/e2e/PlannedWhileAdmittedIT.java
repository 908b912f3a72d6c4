package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many transactions it takes until it is known who speaks which chunks. */
@Execution(ExecutionMode.CONCURRENT)
class PlannedWhileAdmittedIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PLANNED = 4;

    /** Paragraphs of a text that is too long to be planned while it is admitted. */
    private static final int LONG = 55;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aShortTextIsPlannedInTheTransactionOfItsRequestAndALongOneInALaterOne() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("home"), Map.of())) {
            JdbcClient database = Operator.at(server);
            String brief = server.api().generate(Api.body(Texts.paragraphs(2), "wav"));
            String lengthy = server.api().generate(Api.body(Texts.paragraphs(LONG), "wav"));

            assertThat(server.api().awaitOver(brief, LIMIT).get("status").asString())
                    .isEqualTo("completed");
            assertThat(transactions(database, brief))
                    .hasSize(PLANNED)
                    .containsOnly(transactions(database, brief).getFirst());
            assertThat(saysPlanned(database, brief)).isTrue();

            Awaitility.await("the plan of the long text")
                    .atMost(LIMIT)
                    .until(() -> transactions(database, lengthy).size() == PLANNED);
            List<String> later = transactions(database, lengthy);
            assertThat(later.getFirst()).isNotEqualTo(later.get(1));
            assertThat(later.subList(1, PLANNED)).containsOnly(later.get(1));
            assertThat(saysPlanned(database, lengthy)).isFalse();
        }
    }

    /** Which each of the events up to {@code TextSplit} was written in. */
    private static List<String> transactions(JdbcClient database, String generation) {
        return database.sql("""
                        select xmin::text as written_by from domainevententry
                        where aggregateidentifier = :generation and payloadtype in (
                          'generation.GenerationRequested', 'generation.TextAnalyzed', 'generation.GenerationRouted', 'generation.TextSplit')
                        order by sequencenumber
                        """)
                .param("generation", generation)
                .query((row, number) -> row.getString("written_by"))
                .list();
    }

    private static boolean saysPlanned(JdbcClient database, String generation) {
        return Story.of(database, generation)
                .all("GenerationRequested")
                .getFirst()
                .body()
                .get("planned")
                .asBoolean();
    }
}
