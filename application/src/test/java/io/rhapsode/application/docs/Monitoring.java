package io.rhapsode.application.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is handed to whoever watches servers: the catalogue of metrics, the dashboard, the alerts. */
public final class Monitoring {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(rhapsode\\.[a-z.]+)` \\| (counter|timer|gauge) \\|([^|]*)\\| .+ \\|$");
    private static final Pattern TAG = Pattern.compile("`(\\w+)`");

    /** A metric of ours, as the catalogue has it. */
    public record Metric(String name, String kind, Set<String> tags) {

        /** The names under which Prometheus may have it. */
        public Set<String> samples() {
            String plain = name.replace('.', '_');
            return switch (kind) {
                case "counter" -> Set.of(plain + "_total");
                case "timer" ->
                    Set.of(
                            plain + "_seconds_count",
                            plain + "_seconds_sum",
                            plain + "_seconds_max",
                            plain + "_seconds_bucket");
                default -> Set.of(plain);
            };
        }
    }

    private Monitoring() {}

    public static List<Metric> catalogue() {
        return ROW.matcher(Project.text("docs/metrics.md"))
                .results()
                .map(row -> new Metric(
                        row.group(1),
                        row.group(2),
                        TAG.matcher(row.group(3))
                                .results()
                                .map(tag -> tag.group(1))
                                .collect(Collectors.toSet())))
                .toList();
    }

    static JsonNode dashboard() {
        return JSON.readTree(Project.text("docs/dashboard/rhapsode.json"));
    }

    static List<JsonNode> alerts() {
        Map<String, Object> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Project.text("docs/alerts/rhapsode.yml"));
        return JSON.valueToTree(file)
                .get("groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .toList();
    }

    /** Every metric that the dashboard shows or an alert looks at. */
    public static Set<String> watched() {
        Set<String> names = new TreeSet<>();
        dashboard().findValues("expr").forEach(expression -> names.addAll(PromQl.metrics(expression.asString())));
        alerts().forEach(alert -> names.addAll(PromQl.metrics(alert.get("expr").asString())));
        return names;
    }
}
