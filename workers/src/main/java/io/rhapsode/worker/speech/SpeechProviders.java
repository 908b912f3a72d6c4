package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ProviderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every configured provider, those that are switched off included, in the order of their ids. */
public final class SpeechProviders {

    /**
     * @param enabled whether it may be asked at all
     */
    public record Entry(Speaker speaker, boolean enabled) {}

    private final Map<ProviderId, Entry> entries = new LinkedHashMap<>();

    SpeechProviders(List<Entry> entries) {
        entries.stream()
                .sorted((a, b) ->
                        a.speaker().id().value().compareTo(b.speaker().id().value()))
                .forEach(entry -> this.entries.put(entry.speaker().id(), entry));
    }

    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** The provider of this name where it is configured and switched on. */
    public Optional<Speaker> find(ProviderId id) {
        return Optional.ofNullable(entries.get(id)).filter(Entry::enabled).map(Entry::speaker);
    }
}
