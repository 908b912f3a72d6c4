package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be seen of the image without building it. */
class DockerfileTest {

    private static final String TEXT = Project.text("Dockerfile");
    private static final List<String> LINES = TEXT.replaceAll("\\\\\n\\s*", "")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    private static final List<String> FINAL_STAGE = LINES.subList(
            LINES.lastIndexOf(LINES.stream()
                    .filter(line -> line.startsWith("FROM "))
                    .reduce((one, next) -> next)
                    .orElseThrow()),
            LINES.size());

    private static int index(String beginning) {
        for (int i = 0; i < FINAL_STAGE.size(); i++) {
            if (FINAL_STAGE.get(i).startsWith(beginning)) {
                return i;
            }
        }
        throw new AssertionError("no line of the last stage begins with " + beginning);
    }

    @Test
    void everyBaseHasAVersionAndTheLastOneIsNoBuildKit() {
        assertThat(LINES)
                .filteredOn(line -> line.startsWith("FROM "))
                .allMatch(line -> line.matches("FROM [a-z/-]+:[0-9][a-z0-9.-]*( AS build)?"));
        assertThat(FINAL_STAGE.getFirst()).contains("-jre");
    }

    @Test
    void itDoesNotRunAsRoot() {
        assertThat(FINAL_STAGE.get(index("USER "))).doesNotContain("root");
        assertThat(index("USER ")).isLessThan(index("ENTRYPOINT")).isGreaterThan(index("RUN "));
    }

    @Test
    void itSaysWhetherItIsWell() {
        assertThat(FINAL_STAGE.get(index("HEALTHCHECK"))).contains("/actuator/health/readiness", "--start-period");
    }

    @Test
    void packagesLeaveNoListsBehind() {
        assertThat(LINES)
                .filteredOn(line -> line.contains("apt-get install"))
                .isNotEmpty()
                .allMatch(line -> line.contains("--no-install-recommends")
                        && line.contains("rm -rf /var/lib/apt/lists/*")
                        && line.startsWith("RUN apt-get update"));
        assertThat(TEXT).doesNotContain("ADD ", "curl -", "sudo ");
    }

    @Test
    void theCommandIsAProcessOfItsOwnWithTheCacheAndTheFlagsOfTheSourceTree() {
        assertThat(FINAL_STAGE.get(index("ENTRYPOINT")))
                .as("no shell in between")
                .isEqualTo("ENTRYPOINT [\"rhapsode\"]");
        String command = Project.text("deploy/rhapsode");
        assertThat(command).contains("exec java ", "-XX:AOTCache=");
        for (String flag : List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddisable-axoniq-console-message=true",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC")) {
            assertThat(command).contains(flag);
            assertThat(Project.text("bin/rhapsode"))
                    .as("bin/rhapsode has %s too", flag)
                    .contains(flag);
        }
    }

    @Test
    void whatIsBuiltElsewhereIsNotSentAlong() {
        assertThat(Project.text(".dockerignore")).contains("**/target", ".git", ".rhapsode");
    }
}
