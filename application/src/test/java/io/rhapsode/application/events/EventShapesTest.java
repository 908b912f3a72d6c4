package io.rhapsode.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.axon.EventJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored stays readable for ever. A sample of each event lies in {@code event-samples/<stored name>/<revision>.json} and is never changed: an event of
 * another shape is another revision, with a sample of its own and an upcaster from the one before.
 */
class EventShapesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Serializer serializer = EventJson.serializer();

    static List<Class<?>> events() {
        return StoredEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSampleIsReadAndWrittenBackUnchanged(Class<?> event) throws IOException {
        String name = StoredEvents.name(event);
        String revision = StoredEvents.revision(event);
        byte[] sample = Files.readAllBytes(samples().resolve(name).resolve(revision + ".json"));

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(sample, byte[].class, new SimpleSerializedType(name, revision)));
        var written = serializer.serialize(read, byte[].class);

        assertThat(read).isInstanceOf(event);
        assertThat(written.getType()).isEqualTo(new SimpleSerializedType(name, revision));
        assertThat(JSON.readTree(written.getData()))
                .as("what is written of %s, against what is stored of it", name)
                .isEqualTo(JSON.readTree(sample));
    }

    static List<String> olderRevisions() throws IOException {
        try (Stream<Path> files = Files.walk(samples(), 2)) {
            var today = events().stream()
                    .map(event -> StoredEvents.name(event) + "/" + StoredEvents.revision(event) + ".json")
                    .toList();
            var stored = files.filter(Files::isRegularFile)
                    .map(file -> samples().relativize(file))
                    .filter(file -> file.getNameCount() == 2)
                    .map(Path::toString)
                    .sorted()
                    .toList();
            assertThat(stored).containsAll(today);
            return stored.stream().filter(sample -> !today.contains(sample)).toList();
        }
    }

    /** Older samples and those fields of today which are null in all events of that revision, because null says it truly: nobody could call upon a quote. */
    private static final Map<String, List<String>> NOT_POSSIBLE_YET = Map.of(
            "generation.GenerationRequested/1.json", List.of("quoted", "atDownload"),
            "generation.GenerationRequested/2.json", List.of("atDownload"));

    /** A sample of an older revision belongs here together with the upcaster that makes it readable. */
    @ParameterizedTest
    @MethodSource("olderRevisions")
    void anOlderSampleIsReadAsTheEventOfToday(String sample) throws IOException {
        String name = sample.substring(0, sample.indexOf('/'));
        Class<?> event = events().stream()
                .filter(type -> StoredEvents.name(type).equals(name))
                .findFirst()
                .orElseThrow();

        Object read = EventJson.read(
                name,
                sample.substring(name.length() + 1).replace(".json", ""),
                Files.readAllBytes(samples().resolve(sample)));

        assertThat(read).isInstanceOf(event);
        assertThat(JSON.readTree(serializer.serialize(read, byte[].class).getData()).properties().stream()
                        .filter(field -> field.getValue().isNull())
                        .map(Map.Entry::getKey))
                .as("upcast, and written as today: every field is there, but what was not possible yet")
                .containsExactlyElementsOf(NOT_POSSIBLE_YET.getOrDefault(sample, List.of()));
    }

    @Test
    void noStoredNameIsGivenTwiceOrTakenBack() throws IOException {
        assertThat(events().stream().map(StoredEvents::name))
                .as("stored-names.txt only grows")
                .containsExactlyInAnyOrderElementsOf(
                        Files.readAllLines(samples().resolve("stored-names.txt")));
    }

    /** A word that is gone or spelled differently makes every event that holds it unreadable, whether or not a sample does. */
    @Test
    void noWordOfAVocabularyIsTakenBack() throws IOException {
        Map<String, List<String>> stored =
                JSON.readValue(Files.readAllBytes(samples().resolve("vocabularies.json")), new TypeReference<>() {});

        assertThat(vocabularies()).as("vocabularies.json only grows").isEqualTo(stored);
    }

    private Map<String, List<String>> vocabularies() {
        return StoredEvents.components().stream()
                .map(RecordComponent::getGenericType)
                .flatMap(StoredEvents::types)
                .filter(Class::isEnum)
                .distinct()
                .collect(Collectors.toMap(Class::getSimpleName, this::words, (one, other) -> one, TreeMap::new));
    }

    private List<String> words(Class<?> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(this::word).toList();
    }

    private String word(Object constant) {
        var written = serializer.serialize(constant, String.class).getData();
        assertThat(JSON.readValue(written, String.class)).isNotBlank();
        return JSON.readValue(written, String.class);
    }

    private static Path samples() {
        try {
            return Path.of(Objects.requireNonNull(EventShapesTest.class.getResource("/event-samples"))
                    .toURI());
        } catch (URISyntaxException notAFile) {
            throw new IllegalStateException(notAFile);
        }
    }
}
