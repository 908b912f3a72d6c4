package io.rhapsode.gateway.form;

import io.rhapsode.events.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the members of one JSON object, and notes what is wrong with each, so that the caller hears of everything at once. A member that is missing is the
 * same as one that is null. A value that is wrong is noted and read as if it were missing.
 */
public final class Fields {

    /** Of an unknown member's name, what is repeated to the caller. */
    private static final int MAX_NAME_TOLD = 60;

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    public Faults faults() {
        return faults;
    }

    /** The object under this name; one without members where there is none. */
    public Fields object(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            faults.add(at(name), "must be an object");
            value = null;
        }
        return new Fields(value == null ? JsonNodeFactory.instance.objectNode() : value, at(name), faults);
    }

    /** Whether there is anything under this name. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether this very word stands there. */
    public boolean is(String name, String word) {
        JsonNode value = value(name);
        return value != null && value.isString() && value.stringValue().equals(word);
    }

    /** A text as it was written, whatever its length. */
    public @Nullable String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            faults.add(at(name), "must be a string");
            return null;
        }
        return value.stringValue();
    }

    /** A text, or an object that has it under another name. */
    public @Nullable String textOrIn(String name, String member) {
        JsonNode value = value(name);
        return value != null && value.isObject() ? object(name).text(member) : text(name);
    }

    /** A short text on one line without what no text has; null where it is blank. */
    public @Nullable String words(String name, int maxCharacters) {
        String words = text(name);
        return words == null ? null : tidy(words, at(name), maxCharacters);
    }

    /** Several short texts. */
    public List<String> words(String name, int maxItems, int maxCharacters) {
        List<String> all = new ArrayList<>();
        int index = 0;
        for (JsonNode item : items(name, maxItems)) {
            String at = at(name) + "/" + index++;
            if (!item.isString()) {
                faults.add(at, "must be a string");
                continue;
            }
            String words = tidy(item.stringValue(), at, maxCharacters);
            if (words != null) {
                all.add(words);
            }
        }
        return List.copyOf(all);
    }

    /** A value that is written as a string and has a syntax of its own. */
    public <T> @Nullable T parsed(String name, Syntax<T> syntax, String detail) {
        String text = text(name);
        return text == null ? null : parse(text, at(name), syntax, detail);
    }

    /** Several such values, each once. */
    public <T> List<T> parsedList(String name, int maxItems, Syntax<T> syntax, String detail) {
        Set<T> all = new LinkedHashSet<>();
        int index = 0;
        for (JsonNode item : items(name, maxItems)) {
            String at = at(name) + "/" + index++;
            if (!item.isString()) {
                faults.add(at, "must be a string");
                continue;
            }
            T value = parse(item.stringValue(), at, syntax, detail);
            if (value != null) {
                all.add(value);
            }
        }
        return List.copyOf(all);
    }

    /** One of a few words. */
    public <T> T choice(String name, Map<String, T> choices, T otherwise) {
        T chosen = parsed(name, choices::get, "must be one of " + String.join(", ", choices.keySet()));
        return chosen == null ? otherwise : chosen;
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            faults.add(at(name), "must be true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    public double number(String name, double min, double max, double otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(number >= min && number <= max)) {
            faults.add(at(name), "must be a number between " + plain(min) + " and " + plain(max));
            return otherwise;
        }
        return number;
    }

    public @Nullable Long wholeNumber(String name, long min, long max) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        // 128.0 is a whole number in JSON too
        if (!value.isNumber()
                || !value.canConvertToLong()
                || value.doubleValue() != Math.rint(value.doubleValue())
                || value.longValue() < min
                || value.longValue() > max) {
            faults.add(at(name), "must be a whole number between " + min + " and " + max);
            return null;
        }
        return value.longValue();
    }

    /** Notes every member that nobody has asked for: a misspelt one would otherwise be left out in silence, and cost money. */
    public void nothingElse() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                faults.add(at(told(name)), "is not known here");
            }
        }
    }

    /** The JSON pointer of a member. */
    public String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private List<JsonNode> items(String name, int maxItems) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > maxItems) {
            faults.add(at(name), "must be an array of at most " + maxItems + " strings");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    private <T> @Nullable T parse(String text, String at, Syntax<T> syntax, String detail) {
        T value;
        try {
            value = syntax.read(text);
        } catch (IllegalArgumentException e) {
            value = null;
        }
        if (value == null) {
            faults.add(at, detail);
        }
        return value;
    }

    private @Nullable String tidy(String words, String at, int maxCharacters) {
        String tidy = words.strip();
        if (SourceText.characters(tidy) > maxCharacters) {
            faults.add(at, "must not be longer than " + maxCharacters + " characters");
            return null;
        }
        if (tidy.codePoints().anyMatch(Fields::belongsInNoText)) {
            faults.add(at, "must not hold control characters or half of a surrogate pair");
            return null;
        }
        return tidy.isEmpty() ? null : tidy;
    }

    private static boolean belongsInNoText(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SURROGATE || (type == Character.CONTROL && !Character.isWhitespace(codePoint));
    }

    /** A member's name as it can be repeated: short, and without what cannot be written as UTF-8. */
    private static String told(String name) {
        StringBuilder told = new StringBuilder();
        name.codePoints()
                .limit(MAX_NAME_TOLD)
                .map(codePoint -> belongsInNoText(codePoint) ? '\uFFFD' : codePoint)
                .forEach(told::appendCodePoint);
        return told.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
