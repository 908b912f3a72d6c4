package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.Trait;
import io.rhapsode.worker.routing.domain.Languages.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a voice should be like. What is said first counts more than all that follows together: the gender, the language as it is spoken in a place, the style that is wanted, and then how the model sounds
 * which it stands for: its place, its accent, its age, its style.
 *
 * @param language that is to be spoken; null where anything will do
 * @param gender null where anything will do
 * @param style that the caller wants
 * @param model the voice that it should be like
 */
record Ideal(
        @Nullable Tag language,
        @Nullable Gender gender,
        @Nullable VoiceStyle style,
        @Nullable OfferedVoice model,
        @Nullable Tag modelsPlace) {

    /** What a text is taken for where nothing else is known. */
    private static final Tag USUAL_LANGUAGE = Languages.tag("en");

    /** Farther than any voice of the language, and room for as much. */
    private static final int ANOTHER_LANGUAGE = 7;

    private static final int LANGUAGE_BITS = 3;

    static Ideal of(
            @Nullable Tag language, @Nullable Gender gender, @Nullable VoiceStyle style, @Nullable OfferedVoice model) {
        return new Ideal(language, gender, style, model, place(model, language));
    }

    /** As the model speaks the language: its first tag of it. */
    private static @Nullable Tag place(@Nullable OfferedVoice model, @Nullable Tag language) {
        return model == null
                ? null
                : model.languages().stream()
                        .map(Languages::tag)
                        .filter(tag -> language == null || tag.primary().equals(language.primary()))
                        .findFirst()
                        .orElse(null);
    }

    /** The nearest of a provider's voices; of several that are equally near the first. Empty where none speaks the language. */
    Optional<Roster.Entry> nearest(Roster roster) {
        Roster.Entry nearest = null;
        int least = Integer.MAX_VALUE;
        for (var entry : roster.speakers(language)) {
            int distance = distance(entry);
            if (distance < least) {
                least = distance;
                nearest = entry;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** 0 for a voice that is all of it. */
    int distance(Roster.Entry entry) {
        var traits = entry.voice().traits();
        int distance = isOfTheGender(entry.voice()) ? 0 : 1;
        distance = (distance << LANGUAGE_BITS) | languageDistance(entry);
        distance = (distance << 1) | unlike(style, traits.style());
        distance = (distance << 1) | unlikePlace(entry);
        var models = model == null ? VoiceTraits.UNKNOWN : model.traits();
        distance = (distance << 1) | unlike(models.accent(), traits.accent());
        distance = (distance << 1) | unlike(models.age(), traits.age());
        return (distance << 1) | unlike(models.style(), traits.style());
    }

    boolean isOfTheGender(OfferedVoice voice) {
        return gender == null || gender == voice.gender();
    }

    private int languageDistance(Roster.Entry entry) {
        return entry.tags().isEmpty()
                ? Languages.EXACT
                : (language == null ? USUAL_LANGUAGE : language)
                        .distanceTo(entry.tags())
                        .orElse(ANOTHER_LANGUAGE);
    }

    private int unlikePlace(Roster.Entry entry) {
        return modelsPlace == null || entry.tags().isEmpty() || entry.tags().contains(modelsPlace) ? 0 : 1;
    }

    /** What nobody asks for is like anything. */
    private static int unlike(@Nullable Object wanted, @Nullable Object had) {
        return wanted == null || wanted.equals(had) ? 0 : 1;
    }

    /** In what a voice is like the model, as far as both are known. */
    List<Trait> alike(Roster.Entry entry) {
        List<Trait> alike = new ArrayList<>();
        var voice = entry.voice();
        var models = Objects.requireNonNull(model);
        add(Trait.GENDER, models.gender(), voice.gender(), alike);
        if (modelsPlace != null && entry.tags().contains(modelsPlace)) {
            alike.add(Trait.LANGUAGE);
        }
        add(Trait.ACCENT, models.traits().accent(), voice.traits().accent(), alike);
        add(Trait.AGE, models.traits().age(), voice.traits().age(), alike);
        add(Trait.STYLE, models.traits().style(), voice.traits().style(), alike);
        return alike;
    }

    private static void add(Trait trait, @Nullable Object one, @Nullable Object other, List<Trait> alike) {
        if (one != null && one.equals(other)) {
            alike.add(trait);
        }
    }
}
