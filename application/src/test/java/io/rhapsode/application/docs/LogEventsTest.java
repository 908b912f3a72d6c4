package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue of log lines and the code say the same. */
class LogEventsTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z]\\w+)` \\| ([a-z, ]+) \\| `([^`]+)` \\|([^|]*)\\| (.+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private static final LogStatements CODE = LogStatements.inTheCode();

    @Test
    void everyLineThatTheCodeCanWriteIsInTheCatalogueAndTheReverse() {
        List<LogEvent> catalogue = ROW.matcher(Project.text("docs/log-events.md"))
                .results()
                .map(row -> new LogEvent(
                        row.group(1),
                        List.of(row.group(2).split(", ")),
                        row.group(3),
                        NAME.matcher(row.group(4))
                                .results()
                                .map(name -> name.group(1))
                                .toList()))
                .toList();

        assertThat(catalogue).doesNotHaveDuplicates();
        assertThat(catalogue).containsExactlyInAnyOrderElementsOf(CODE.events());
    }

    @Test
    void theStatementsAreFound() {
        assertThat(CODE.events())
                .hasSizeGreaterThan(40)
                .contains(
                        new LogEvent(
                                "GenerationJournal",
                                List.of("warn"),
                                "failed",
                                List.of("code", "costMicros", "sequence")),
                        new LogEvent(
                                "Run",
                                List.of("info"),
                                "speaking what is missing",
                                List.of("chunks", "provider", "route")));
    }

    @Test
    void onlyTheJournalTakesItsWordsFromElsewhere() {
        assertThat(CODE.unreadable()).containsExactly(LogStatements.JOURNAL);
    }
}
