package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The compose file, by the published schema and by what its comments promise. No container engine is needed. */
class ComposeFileTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Schema SCHEMA = schema();
    private static final String FILE = Project.text("docker-compose.yml");
    private static final JsonNode COMPOSE = read(FILE);
    private static final List<String> NODES = List.of("rhapsode", "rhapsode-2", "rhapsode-3");

    private static Schema schema() {
        ObjectNode schema = (ObjectNode)
                JSON.readTree(Project.text("application/src/test/resources/compose-spec/compose-spec.json"));
        schema.put("$schema", "http://json-schema.org/draft-07/schema#"); // it has the same address with an s
        schema.remove("$id"); // no address either
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JSON.writeValueAsString(schema), InputFormat.JSON);
    }

    /** With anchors and merges resolved, as Compose reads it. */
    private static JsonNode read(String yaml) {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    private static List<Error> faults(String yaml) {
        return SCHEMA.validate(JSON.writeValueAsString(read(yaml)), InputFormat.JSON);
    }

    @Test
    void itIsValid() {
        assertThat(faults(FILE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restart: unless-stopped           | restarts: unless-stopped
            profiles: [cluster]               | profiles: cluster
            condition: service_healthy        | condition: service_well
            interval: 5s                      | interval: [5s]
            image: haproxy:3.0-alpine         | picture: haproxy:3.0-alpine
            """)
    void whatTheSchemaDoesNotKnowIsFound(String right, String wrong) {
        String broken = FILE.replaceFirst(Pattern.quote(right), wrong);

        assertThat(broken).isNotEqualTo(FILE);
        assertThat(faults(broken)).isNotEmpty();
    }

    @Test
    void withoutAProfileOneServerAndItsDatabaseRun() {
        assertThat(services("")).containsExactlyInAnyOrder("rhapsode", "postgres");
    }

    @Test
    void theClusterIsThreeServersBehindABalancer() {
        assertThat(services("cluster")).containsExactlyInAnyOrder("rhapsode-2", "rhapsode-3", "balancer");
        String balancer = Project.text("deploy/haproxy.cfg");
        assertThat(NODES).allSatisfy(node -> assertThat(balancer).contains(" " + node + ":8080"));
    }

    /** Encoded too: there is no balancer here to ask. */
    @Test
    void theBalancerKeepsTheOperatorsPathsToItselfHoweverTheyAreSpelt() {
        assertThat(Project.text("deploy/haproxy.cfg"))
                .contains("http-request deny if { path,url_dec -m beg /actuator }");
    }

    @Test
    void serversShareDatabaseAndObjectsAndNothingElse() {
        Set<String> homes = new HashSet<>();
        for (String node : NODES) {
            JsonNode environment = service(node).get("environment");
            assertThat(environment.get("RHAPSODE_DATABASE_URL"))
                    .isEqualTo(service(NODES.getFirst()).get("environment").get("RHAPSODE_DATABASE_URL"));
            assertThat(environment.has("RHAPSODE_NODE"))
                    .as("the name is made in the home")
                    .isFalse();
            assertThat(volume(node, environment.get("RHAPSODE_STORAGE_PATH").asString()))
                    .isEqualTo("objects");
            homes.add(volume(node, "/var/lib/rhapsode"));
        }
        assertThat(homes).as("a home of its own for each").hasSameSizeAs(NODES);
    }

    @Test
    void theDatabaseHasRoomForAllServers() {
        assertThat(service("postgres").get("command").toString()).containsPattern("max_connections=2[0-9][0-9]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "axon-server"})
    void whatLaterModesNeedStandsAsideUnlessItIsAskedFor(String name) {
        assertThat(services(name)).containsExactly(name);
    }

    @Test
    void theBucketOfAllServersIsOnTheServerThatIsStartedForIt() {
        assertThat(services("s3")).containsExactlyInAnyOrder("s3", "s3-bucket");
        JsonNode s3 = service("s3").get("environment");
        for (String node : NODES) {
            JsonNode environment = service(node).get("environment");
            assertThat(environment.get("RHAPSODE_STORAGE_S3_BUCKET").asString())
                    .as("in files unless it is asked for")
                    .isEqualTo("${RHAPSODE_STORAGE_S3_BUCKET:-}");
            assertThat(environment.get("RHAPSODE_STORAGE_S3_ENDPOINT").asString())
                    .contains("http://s3:9000");
            assertThat(environment.get("RHAPSODE_STORAGE_S3_ACCESS_KEY").asString())
                    .contains(s3.get("S3PROXY_IDENTITY").asString());
            assertThat(environment.get("RHAPSODE_STORAGE_S3_SECRET_KEY")).isEqualTo(s3.get("S3PROXY_CREDENTIAL"));
        }
    }

    @Test
    void everyVolumeIsDeclaredEveryPortIsThisMachinesAndEveryImageHasAVersion() {
        List<String> declared = COMPOSE.get("volumes").propertyNames().stream().toList();
        for (JsonNode service : COMPOSE.get("services")) {
            elements(service, "ports").forEach(port -> assertThat(port).startsWith("127.0.0.1:"));
            elements(service, "volumes")
                    .map(volume -> volume.split(":")[0])
                    .filter(volume -> !volume.startsWith("."))
                    .forEach(volume -> assertThat(declared).contains(volume));
            assertThat(service.get("image").asString())
                    .matches("[a-z0-9/-]+:[a-z0-9.-]+")
                    .doesNotEndWith(":latest");
        }
    }

    private static JsonNode service(String name) {
        return COMPOSE.get("services").get(name);
    }

    /** Those that a profile adds; without a name, those that always run. */
    private static List<String> services(String profile) {
        List<String> names = new ArrayList<>();
        COMPOSE.get("services").forEachEntry((name, service) -> {
            List<String> profiles = elements(service, "profiles").toList();
            if (profile.isEmpty() ? profiles.isEmpty() : profiles.contains(profile)) {
                names.add(name);
            }
        });
        return names;
    }

    private static String volume(String service, String place) {
        return elements(service(service), "volumes")
                .filter(volume -> volume.endsWith(":" + place))
                .map(volume -> volume.split(":")[0])
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> elements(JsonNode service, String list) {
        return service.path(list).valueStream().map(JsonNode::asString);
    }
}
