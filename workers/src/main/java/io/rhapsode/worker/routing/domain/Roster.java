package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.routing.domain.Languages.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The voices of a provider, in its order of preference. Made once for as long as they stay the same, so that choosing among thousands looks at few: a language has a list of its own, and of voices
 * between which there is nothing to choose the list has the first only.
 */
public final class Roster {

    /**
     * A voice with its languages read.
     *
     * @param tags empty where it speaks every language of the provider
     */
    record Entry(OfferedVoice voice, List<Tag> tags) {}

    /** All by which one voice is preferred to another. */
    private record Kind(List<String> languages, @Nullable Gender gender, VoiceTraits traits) {}

    private final Map<String, OfferedVoice> byName = new LinkedHashMap<>();
    private final Map<String, List<Entry>> byLanguage = new HashMap<>();
    private final List<Entry> ofEveryLanguage = new ArrayList<>();
    private final List<Entry> kinds;
    private final Set<String> languages;
    private final Map<VoiceId, OfferedVoice> standIns = new HashMap<>();

    private Roster(List<OfferedVoice> voices, List<String> languages) {
        voices.forEach(voice -> byName.putIfAbsent(voice.name(), voice));
        this.kinds = kinds(byName.values());
        this.languages =
                languages.stream().map(tag -> Languages.tag(tag).primary()).collect(Collectors.toUnmodifiableSet());
        kinds.forEach(this::index);
    }

    /**
     * Those of a provider.
     *
     * @param languages of the provider, a tag standing for its regions too; empty for those of its voices
     * @param standIns names of voices that are declared to stand for a voice of another provider
     */
    public static Roster of(List<OfferedVoice> voices, List<String> languages, Map<VoiceId, String> standIns) {
        var roster = new Roster(voices, languages);
        standIns.forEach((other, name) -> roster.named(name).ifPresent(voice -> roster.standIns.put(other, voice)));
        return roster;
    }

    private static List<Entry> kinds(Collection<OfferedVoice> voices) {
        Map<Kind, Entry> kinds = new LinkedHashMap<>();
        for (var voice : voices) {
            kinds.computeIfAbsent(new Kind(voice.languages(), voice.gender(), voice.traits()), kind -> entry(voice));
        }
        return List.copyOf(kinds.values());
    }

    static Entry entry(OfferedVoice voice) {
        return new Entry(voice, voice.languages().stream().map(Languages::tag).toList());
    }

    private void index(Entry entry) {
        if (entry.tags().isEmpty()) {
            ofEveryLanguage.add(entry);
            byLanguage.values().forEach(list -> list.add(entry));
        } else {
            Set<String> spoken = new LinkedHashSet<>();
            entry.tags().forEach(tag -> spoken.add(tag.primary()));
            // who speaks every language and came before is in the list of a language from its beginning
            spoken.forEach(language -> byLanguage
                    .computeIfAbsent(language, first -> new ArrayList<>(ofEveryLanguage))
                    .add(entry));
        }
    }

    /** Whether there is none, as where they cannot be found out now. */
    boolean isEmpty() {
        return byName.isEmpty();
    }

    Collection<OfferedVoice> all() {
        return byName.values();
    }

    Optional<OfferedVoice> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The voice that is declared to stand for one of another provider. */
    Optional<OfferedVoice> standIn(VoiceId other) {
        return Optional.ofNullable(standIns.get(other));
    }

    boolean speaks(Tag wanted) {
        return (languages.isEmpty() || languages.contains(wanted.primary()))
                && !speakers(wanted).isEmpty();
    }

    /** One of each kind that speaks the language, in order; of all where none is wanted. */
    List<Entry> speakers(@Nullable Tag wanted) {
        return wanted == null ? kinds : byLanguage.getOrDefault(wanted.primary(), ofEveryLanguage);
    }

    @Override
    public String toString() {
        return byName.values().toString();
    }
}
