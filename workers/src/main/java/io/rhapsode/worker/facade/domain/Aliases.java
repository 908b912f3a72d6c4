package io.rhapsode.worker.facade.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that have a meaning whoever speaks: how a voice sounds, and what somebody wants who chooses a model. */
public final class Aliases {

    private final Map<String, Gender> voices;
    private final Map<String, Strategy> models;

    /**
     * @param voices by the name or the id that its service gives it, with exactly these letters
     * @param models in the order in which they are listed
     */
    public Aliases(Map<String, Gender> voices, Map<String, Strategy> models) {
        this.voices = Map.copyOf(voices);
        this.models = new LinkedHashMap<>(models);
    }

    @Nullable
    Gender voice(String name) {
        return voices.get(name);
    }

    @Nullable
    Strategy model(String name) {
        return models.get(name);
    }

    public List<String> models() {
        return List.copyOf(models.keySet());
    }
}
