package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.worker.speech.domain.Strengths;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One model as it stands in a catalogue. It is looked at name by name, so that whatever is wrong can be said in words. */
record ModelLine(int number, JsonNode json) {

    private static final String TYPE = "type";
    private static final String MODEL = "model";
    private static final String MAX = "maxCharacters";
    private static final String COUNTING = "counting";
    private static final String QUALITY = "quality";
    private static final String BEST_IN = "bestIn";
    private static final String BEST_FOR = "bestFor";
    private static final String SETTINGS = "settings";
    private static final String MILLIS = "millisPer1k";
    private static final String SUNSET = "sunset";
    private static final String SURROUNDINGS = "surroundings";
    private static final String TIMINGS = "timings";
    private static final String SOURCE = "source";
    private static final String NOTED = "noted";
    private static final Set<String> NAMES = Set.of(
            TYPE,
            MODEL,
            MAX,
            COUNTING,
            QUALITY,
            BEST_IN,
            BEST_FOR,
            SETTINGS,
            MILLIS,
            SUNSET,
            SURROUNDINGS,
            TIMINGS,
            SOURCE,
            NOTED);

    /** Nothing that speaks takes longer for a page. */
    private static final int MOST_MILLIS = 600_000;

    /** More than any wants to know. */
    private static final int MOST_SURROUNDINGS = 10_000;

    /** @throws FaultyModels where it says something that it cannot mean */
    ModelCatalogue.Line line() {
        if (!json.isObject()) {
            throw faulty(
                    "has to be an object such as {\"type\": \"openai\", \"model\": \"tts-1\", \"maxCharacters\": 4096,"
                            + " \"counting\": \"code_points\", \"quality\": 3, \"settings\": [\"speed\"], \"millisPer1k\": 6000}");
        }
        json.propertyNames().stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw faulty("has \"" + name + "\"; the names are "
                            + NAMES.stream().sorted().collect(Collectors.joining(", ")));
                });
        day(NOTED);
        word(SOURCE);
        var limit = new SizeLimit(
                number(MAX, ProviderSettings.SMALLEST_MAX_CHARACTERS, ProviderSettings.LARGEST_MAX_CHARACTERS),
                oneOf(COUNTING, needed(COUNTING), Counting.class));
        var model = new SpeechModel(
                needed(MODEL),
                limit,
                number(QUALITY, 1, 5),
                several(SETTINGS, SpeechSetting.class),
                number(MILLIS, 1, MOST_MILLIS),
                day(SUNSET),
                json.hasNonNull(SURROUNDINGS) ? number(SURROUNDINGS, 0, MOST_SURROUNDINGS) : 0,
                json.hasNonNull(TIMINGS) && yesOrNo(TIMINGS),
                new Strengths(Set.copyOf(words(BEST_IN)), several(BEST_FOR, ContentType.class)));
        return new ModelCatalogue.Line(number, needed(TYPE), model);
    }

    private String needed(String name) {
        String value = word(name);
        if (value == null) {
            throw faulty("has no \"" + name + "\"");
        }
        return value;
    }

    private @Nullable String word(String name) {
        var value = json.get(name);
        return value == null || value.isNull() ? null : word(name, value);
    }

    private String word(String name, JsonNode value) {
        if (!value.isString() || value.asString().isBlank()) {
            throw faulty("has \"" + name + "\": " + value + ", which has to be a word in quotation marks");
        }
        return value.asString();
    }

    private List<String> words(String name) {
        var values = json.get(name);
        if (values == null || values.isNull()) {
            return List.of();
        }
        if (!values.isArray()) {
            throw faulty("has \"" + name + "\": " + values + ", which has to be a list in square brackets");
        }
        var words = new ArrayList<String>();
        for (JsonNode value : values) {
            words.add(word(name, value));
        }
        return words;
    }

    private <E extends Enum<E>> Set<E> several(String name, Class<E> vocabulary) {
        var several = EnumSet.noneOf(vocabulary);
        words(name).forEach(word -> several.add(oneOf(name, word, vocabulary)));
        return several;
    }

    private <E extends Enum<E>> E oneOf(String name, String word, Class<E> vocabulary) {
        return Stream.of(vocabulary.getEnumConstants())
                .filter(constant -> lowerCase(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> faulty("has \"" + name + "\": \"" + word + "\"; there are "
                        + Stream.of(vocabulary.getEnumConstants())
                                .map(ModelLine::lowerCase)
                                .collect(Collectors.joining(", "))));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable LocalDate day(String name) {
        String value = word(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw faulty("has \"" + name + "\": \"" + value + "\", which is no day: write it like 2027-01-06");
        }
    }

    private int number(String name, int least, int most) {
        var value = json.get(name);
        if (value == null
                || !value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.asInt() < least
                || value.asInt() > most) {
            throw faulty("has \"" + name + "\": " + (value == null ? "nothing" : value)
                    + ", which has to be a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    private boolean yesOrNo(String name) {
        var value = json.get(name);
        if (!value.isBoolean()) {
            throw faulty("has \"" + name + "\": " + value + ", which has to be true or false");
        }
        return value.asBoolean();
    }

    private FaultyModels faulty(String what) {
        String said = Stream.of(TYPE, MODEL)
                .filter(json::hasNonNull)
                .map(name -> name + " " + json.get(name).asString(""))
                .collect(Collectors.joining(", "));
        return new FaultyModels("Entry " + number + (said.isEmpty() ? "" : " (" + said + ")") + " " + what + ".");
    }
}
