package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The defaults of the limits that an operator reads of are those that a server begins with. */
class LimitsTest {

    /** A row of the tables: what is limited, the setting, its default, and what happens. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(rhapsode\\.[a-z.-]+)` \\| ([^|]+) \\|.*");

    private static final Pattern IN_PLACE = Pattern.compile("\\$\\{(rhapsode\\.[a-z.-]+):([^}]+)}");

    @Test
    void theTableSaysWhatIsTrue() throws IOException {
        Map<String, String> written = written();
        Map<String, String> known = new TreeMap<>(ofSettings());
        known.putAll(inPlace());
        known.keySet().retainAll(written.keySet());

        assertThat(written).hasSizeGreaterThan(8).isEqualTo(known);
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        String page = Files.readString(Project.ROOT.resolve("docs/operations.md"));
        ROW.matcher(page.substring(page.indexOf("## Limits")))
                .results()
                .filter(row -> !row.group(2).contains("heap"))
                .forEach(row -> written.put(
                        row.group(1),
                        row.group(2).replace(",", "").replace("`", "").strip()));
        return written;
    }

    private static Map<String, String> ofSettings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> defaults = new TreeMap<>();
        scanner.findCandidateComponents("io.rhapsode").forEach(found -> {
            Class<?> settings = named(String.valueOf(found.getBeanClassName()));
            String prefix =
                    settings.getAnnotation(ConfigurationProperties.class).value();
            for (Parameter setting : settings.getDeclaredConstructors()[0].getParameters()) {
                DefaultValue value = setting.getAnnotation(DefaultValue.class);
                if (value != null && value.value().length == 1) {
                    defaults.put(prefix + "." + kebab(setting.getName()), value.value()[0]);
                }
            }
        });
        return defaults;
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Those that are read where they are used. */
    private static Map<String, String> inPlace() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Project.ROOT.resolve("workers/src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> IN_PLACE.matcher(read(file))
                            .results()
                            .forEach(use -> defaults.put(use.group(1), use.group(2))));
        }
        return defaults;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
