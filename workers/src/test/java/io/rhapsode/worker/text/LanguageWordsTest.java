package io.rhapsode.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageWordsTest {

    private static final Set<String> KNOWN = Set.of(
            "abbreviations", "before-numbers", "months", "ordinals", "starters", "function", "salutation", "closing");

    static List<String> languages() throws IOException, URISyntaxException {
        var folder = Path.of(
                Objects.requireNonNull(LanguageWords.class.getResource("words")).toURI());
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".words", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everySectionIsOneThatIsRead(String language) {
        var known = new HashSet<>(KNOWN);
        known.addAll(ContentTypes.SECTIONS);
        known.addAll(Emotions.SECTIONS);
        assertThat(known).containsAll(LanguageWords.of(language).sections().keySet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAbbreviationStandsWithoutItsLastStop(String language) {
        assertThat(LanguageWords.of(language).section("abbreviations"))
                .noneMatch(word -> word.endsWith("."))
                .isNotEmpty();
    }

    @Test
    void aLanguageWithoutAFileHasWhatIsTrueEverywhere() {
        assertThat(LanguageWords.of("sw").section("abbreviations")).contains("dr");
        assertThat(LanguageWords.of("sw").section("months")).isEmpty();
    }

    @Test
    void aWordWithACapitalIsNotTheWordWithout() {
        assertThat(LanguageWords.of("en").has("before-numbers", "No")).isTrue();
        assertThat(LanguageWords.of("en").has("before-numbers", "no")).isFalse();
        assertThat(LanguageWords.of("en").has("abbreviations", "MR")).isTrue();
    }
}
