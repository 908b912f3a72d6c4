package io.rhapsode.application.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** Every event that the messages define, and what they are made of. */
final class StoredEvents {

    private StoredEvents() {}

    /** What lies in {@code io.rhapsode.events} under a sealed interface of events, or says that it is stored. */
    static List<Class<?>> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.rhapsode.events")
                        .stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .flatMap(StoredEvents::eventsOf)
                        .distinct()
                        .sorted((one, other) -> one.getName().compareTo(other.getName()))
                        .toList();
    }

    private static Stream<Class<?>> eventsOf(Class<?> type) {
        if (type.isSealed() && type.getSimpleName().endsWith("Event")) {
            return Arrays.stream(type.getPermittedSubclasses());
        }
        return type.isAnnotationPresent(Revision.class) ? Stream.of(type) : Stream.empty();
    }

    static String name(Class<?> event) {
        return Objects.requireNonNull(event.getAnnotation(JsonTypeName.class), () -> event + " has no @JsonTypeName")
                .value();
    }

    static String revision(Class<?> event) {
        return Objects.requireNonNull(event.getAnnotation(Revision.class), () -> event + " has no @Revision")
                .value();
    }

    /** The components of all events, of the records in them, and so on to the bottom. */
    static List<RecordComponent> components() {
        var components = new ArrayList<RecordComponent>();
        var ahead = new ArrayDeque<Class<?>>(all());
        var seen = new HashSet<Class<?>>(ahead);
        while (!ahead.isEmpty()) {
            for (RecordComponent component : ahead.remove().getRecordComponents()) {
                components.add(component);
                types(component.getGenericType())
                        .filter(Class::isRecord)
                        .filter(seen::add)
                        .forEach(ahead::add);
            }
        }
        return components;
    }

    /** The type itself and those between its angle brackets. */
    static Stream<Class<?>> types(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType generic ->
                Stream.concat(
                        types(generic.getRawType()),
                        Arrays.stream(generic.getActualTypeArguments()).flatMap(StoredEvents::types));
            default -> throw new IllegalArgumentException("events are made of plain types, not of " + type);
        };
    }
}
