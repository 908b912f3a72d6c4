package io.rhapsode.worker.routing;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.routing.domain.OfferedVoice;
import io.rhapsode.worker.routing.domain.Roster;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.Voice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The voices of each provider, put in order once for as long as it lists the same. */
final class Rosters {

    static final Roster NOBODY = Roster.of(List.of(), List.of(), Map.of());

    /** @param listed what it was made of, as the provider remembers it */
    private record Made(List<Voice> listed, Roster roster) {}

    private final DeclaredEquivalents declared;
    private final ConcurrentHashMap<ProviderId, Made> made = new ConcurrentHashMap<>();

    Rosters(DeclaredEquivalents declared) {
        this.declared = declared;
    }

    /** Blocks while the provider is asked for its voices the first time. */
    Roster of(Speaker speaker) {
        var listed = speaker.voices();
        var known = made.get(speaker.id());
        // most providers give the very list that they remember, which is compared at no cost
        if (known == null || (known.listed() != listed && !known.listed().equals(listed))) {
            known = new Made(listed, roster(speaker, listed));
            made.put(speaker.id(), known);
        }
        return known.roster();
    }

    private Roster roster(Speaker speaker, List<Voice> listed) {
        return Roster.of(
                listed.stream()
                        .map(voice -> new OfferedVoice(
                                voice.name(), voice.languages(), voice.gender(), voice.traits(), voice.models()))
                        .toList(),
                speaker.capabilities().languages(),
                declared.at(speaker.id()));
    }
}
