package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Alerts have pages, pages have alerts, and both look at metrics of the catalogue. That the metrics are there, a running server is asked elsewhere. */
class MonitoringTest {

    static List<JsonNode> alerts() {
        return Monitoring.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertHasASeverityASummaryAndAPageThatSaysWhatToDo(JsonNode alert) {
        String name = alert.get("alert").asString();
        assertThat(alert.get("labels").get("severity").asString()).isIn("critical", "warning");
        assertThat(alert.get("for").asString()).matches("\\d+m");
        assertThat(alert.get("annotations").get("summary").asString()).isNotBlank();
        assertThat(alert.get("annotations").get("runbook_url").asString()).isEqualTo("docs/runbooks/" + name + ".md");

        String page = Project.text("docs/runbooks/" + name + ".md");
        assertThat(page).startsWith("# " + name + "\n").contains("## What it means", "## How to look", "## What to do");
        assertThat(page.replaceAll("\\s+", " "))
                .as("the page shows the rule as it is")
                .contains(alert.get("expr").asString().replaceAll("\\s+", " "));
        assertThat(Project.text("docs/runbooks/README.md")).contains("[" + name + "](" + name + ".md)");
    }

    @Test
    void everyPageHasItsAlert() {
        assertThat(Project.names("docs/runbooks"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("README.md"),
                                alerts().stream()
                                        .map(alert -> alert.get("alert").asString() + ".md"))
                        .toList());
    }

    @Test
    void whatIsWatchedOfOursIsInTheCatalogue() {
        Set<String> known = Monitoring.catalogue().stream()
                .flatMap(metric -> metric.samples().stream())
                .collect(Collectors.toSet());

        assertThat(Monitoring.watched())
                .filteredOn(name -> name.startsWith("rhapsode_"))
                .isSubsetOf(known);
    }

    @Test
    void theDashboardShowsEverythingThatIsOurs() {
        Set<String> shown = Monitoring.dashboard().findValues("expr").stream()
                .flatMap(expression -> PromQl.metrics(expression.asString()).stream())
                .collect(Collectors.toSet());

        assertThat(Monitoring.catalogue())
                .hasSizeGreaterThan(15)
                .allSatisfy(metric -> assertThat(shown).containsAnyElementsOf(metric.samples()));
    }

    @Test
    void panelsHaveNamesOfTheirOwnAndDoNotOverlap() {
        List<JsonNode> panels =
                Monitoring.dashboard().get("panels").valueStream().toList();
        assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.get("title").asString()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.get("gridPos").get("x").asInt() + "/"
                        + panel.get("gridPos").get("y").asInt())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum by (a_label) (rate(one_total{job="x", b="two"}[5m])) / sum(three) | one_total three
            max(a) > 5 and b:c or min_over_time(d[1h]) > 1e9                       | a b:c d
            """)
    void theNamesInAnExpressionAreFound(String expression, String names) {
        assertThat(PromQl.metrics(expression)).containsExactlyInAnyOrder(names.split(" "));
    }
}
