package io.rhapsode.worker.facade;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.worker.facade.domain.Aliases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The aliases that we ship: the voices that OpenAI and ElevenLabs publish, by how they sound, and their models, by what they are chosen for. */
final class AliasFile {

    private AliasFile() {}

    static Aliases shipped() {
        try (var file = AliasFile.class.getResourceAsStream("aliases.json")) {
            if (file == null) {
                throw new IllegalStateException("the application is incomplete: it has no list of aliases");
            }
            return aliases(JsonMapper.shared().readValue(file.readAllBytes(), Content.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Aliases aliases(Content content) {
        Map<String, Gender> voices = new LinkedHashMap<>();
        content.voices().forEach(voice -> voices.put(voice.name(), voice.gender()));
        Map<String, Strategy> models = new LinkedHashMap<>();
        content.models().forEach(model -> models.put(model.name(), model.strategy()));
        return new Aliases(voices, models);
    }

    private record Content(List<AliasVoice> voices, List<AliasModel> models) {}

    /** @param label what people call it where its name is an id */
    private record AliasVoice(String name, @Nullable String label, Gender gender) {}

    private record AliasModel(String name, Strategy strategy) {}
}
