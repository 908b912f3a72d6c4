package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.docs.Monitoring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of metrics, the dashboard and the alerts against a server that has seen everything: a provider that fails, a reroute, a finished file. */
class MetricsCatalogueIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /** What Prometheus itself adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    /** Of histograms: their bounds. */
    private static final String BOUND = "le";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void whatTheDocumentsNameIsThereAndWhatIsThereIsNamed() throws Exception {
        try (SpeechStub stub = new SpeechStub()) {
            stub.refuses(request -> request > 3);
            Map<String, String> environment = new LinkedHashMap<>(stub.environment());
            environment.put("RHAPSODE_SPEECH_RESILIENCE_FIRSTBACKOFF", "20ms");
            environment.put("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "2");
            // A model that is not there is asked all the same.
            environment.put("RHAPSODE_ANALYSIS_BASE_URL", "http://127.0.0.1:1/v1");
            environment.put("RHAPSODE_ANALYSIS_API_KEY", "none");
            try (ServerProcess server = ServerProcess.start(directory.resolve("home"), environment)) {
                Api api = server.api();
                Map<String, Object> body = Api.body(Texts.paragraphs(12), "wav");
                body.put("routing", Map.of("preferredProvider", "stub"));
                assertThat(api.awaitOver(api.generate(body), LIMIT)
                                .get("status")
                                .asString())
                        .isEqualTo("completed");
                Awaitility.await("the stages, which are timed afterwards")
                        .atMost(LIMIT)
                        .until(() -> samples(api).containsKey("rhapsode_generation_stage_seconds_count"));

                Map<String, Set<String>> samples = samples(api);

                Map<String, Set<String>> ours = new HashMap<>();
                for (Monitoring.Metric metric : Monitoring.catalogue()) {
                    Set<String> there = metric.samples().stream()
                            .filter(samples::containsKey)
                            .collect(Collectors.toSet());
                    assertThat(there)
                            .as("%s is in the catalogue, and not in the metrics", metric)
                            .isNotEmpty();
                    there.forEach(name -> ours.put(name, metric.tags()));
                }
                assertThat(samples)
                        .as("our metrics and their tags, beside the catalogue")
                        .containsAllEntriesOf(ours)
                        .allSatisfy((name, tags) -> assertThat(!name.startsWith("rhapsode_") || ours.containsKey(name))
                                .as("%s is in the metrics, and not in the catalogue", name)
                                .isTrue());
                assertThat(Monitoring.watched())
                        .as("the dashboard's and the alerts' metrics")
                        .allMatch(name -> OF_PROMETHEUS.contains(name) || samples.containsKey(name));
            }
        }
    }

    /** The names of all samples, each with the names of its labels. */
    private static Map<String, Set<String>> samples(Api api) {
        Map<String, Set<String>> samples = new HashMap<>();
        SAMPLE.matcher(api.send(api.request("/actuator/prometheus").build()).body())
                .results()
                .forEach(sample -> {
                    Set<String> labels = samples.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
                    if (sample.group(2) != null) {
                        LABEL.matcher(sample.group(2))
                                .results()
                                .map(label -> label.group(1))
                                .forEach(labels::add);
                        labels.remove(BOUND);
                    }
                });
        return samples;
    }
}
