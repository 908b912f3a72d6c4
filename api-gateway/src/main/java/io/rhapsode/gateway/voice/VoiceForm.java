package io.rhapsode.gateway.voice;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.events.voice.PriceListView;
import io.rhapsode.gateway.form.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads which voices are to be listed.
 *
 * @param available null for both
 * @param maxCredits for 1,000 characters
 */
record VoiceForm(
        @Nullable Boolean available,
        @Nullable String language,
        @Nullable Gender gender,
        @Nullable VoiceStyle style,
        @Nullable ProviderId provider,
        @Nullable Long maxCredits,
        List<String> words,
        boolean favourite,
        int limit,
        @Nullable String cursor) {

    private static final int MAX_SEARCH_LENGTH = 100;

    /** Each is looked for in all voices. */
    private static final int MAX_WORDS = 5;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static VoiceForm read(MultiValueMap<String, String> values) {
        var parameters = new QueryParameters(values);
        boolean favourite = parameters
                .find("favourite", VoiceForm::flag, "must be true or false")
                .orElse(false);
        var form = new VoiceForm(
                // who looks for favourites is told of those that are gone as well
                parameters
                        .find("status", VoiceForm::available, "must be available or unavailable")
                        .orElse(favourite ? null : Boolean.TRUE),
                parameters
                        .find("language", VoiceForm::language, "must be a language tag such as en or pt-BR")
                        .orElse(null),
                parameters
                        .find("gender", text -> word(Gender.values(), text), oneOf(Gender.values()))
                        .orElse(null),
                parameters
                        .find("style", text -> word(VoiceStyle.values(), text), oneOf(VoiceStyle.values()))
                        .orElse(null),
                parameters
                        .find("provider", ProviderId::new, "must be the id of a provider")
                        .orElse(null),
                parameters
                        .find("maxCreditsPer1kCharacters", VoiceForm::credits, "must be a whole number, 0 or more")
                        .orElse(null),
                parameters
                        .find(
                                "q",
                                VoiceForm::words,
                                "must be at most " + MAX_WORDS + " words of " + MAX_SEARCH_LENGTH
                                        + " characters altogether")
                        .orElse(List.of()),
                favourite,
                parameters.limit(),
                parameters.cursor());
        parameters.refuse();
        return form;
    }

    /** Whose voices are meant, as the prices are now. */
    ListVoices.Filter filter(PriceListView prices) {
        return new ListVoices.Filter(available, language, gender, style, providers(prices), words, favourite);
    }

    private @Nullable List<ProviderId> providers(PriceListView prices) {
        if (maxCredits == null) {
            return provider == null ? null : List.of(provider);
        }
        return prices.lines().stream()
                .filter(line -> line.creditsPer1k() <= maxCredits)
                .map(PriceListView.Line::provider)
                .filter(cheap -> provider == null || provider.equals(cheap))
                .toList();
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Boolean available(String text) {
        return switch (text) {
            case "available" -> Boolean.TRUE;
            case "unavailable" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable String language(String text) {
        return LANGUAGE.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable Long credits(String text) {
        long credits = Long.parseLong(text);
        return credits < 0 ? null : credits;
    }

    private static @Nullable List<String> words(String text) {
        if (text.length() > MAX_SEARCH_LENGTH || text.chars().anyMatch(letter -> letter == 0)) {
            return null;
        }
        var words = BLANKS.splitAsStream(text.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.size() > MAX_WORDS ? null : words;
    }

    private static <E extends Enum<E>> @Nullable E word(E[] words, String text) {
        return Arrays.stream(words)
                .filter(word -> code(word).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static String oneOf(Enum<?>[] words) {
        return "must be one of " + Arrays.stream(words).map(VoiceForm::code).collect(Collectors.joining(", "));
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
