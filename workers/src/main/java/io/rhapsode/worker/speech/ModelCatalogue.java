package io.rhapsode.worker.speech;

import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the services publish about their models, as data: a file that says of each line where its figures come from and since when it stands there. */
public final class ModelCatalogue {

    /**
     * One model as it stands in the file.
     *
     * @param type of the adapter whose service serves it
     * @param model as the service calls it
     * @param maxCharacters the most it takes in one request
     * @param counting how the service counts them
     * @param quality 1 to 5, our judgement
     * @param settings that it understands
     * @param millisPer1k what 1,000 characters take, our expectation until it was observed
     * @param sunset the first day on which it is not served any more; null where none is announced
     * @param surroundings characters it wants to know of what is said around a chunk, on each side; null for none
     * @param source where limits and sunset are published
     * @param noted the day on which the line was written
     */
    record Line(
            String type,
            String model,
            int maxCharacters,
            Counting counting,
            int quality,
            Set<SpeechSetting> settings,
            long millisPer1k,
            @Nullable LocalDate sunset,
            @Nullable Integer surroundings,
            String source,
            LocalDate noted) {

        SpeechModel toModel() {
            return new SpeechModel(
                    model,
                    new SizeLimit(maxCharacters, counting),
                    quality,
                    settings,
                    millisPer1k,
                    sunset,
                    surroundings == null ? 0 : surroundings);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final List<Line> lines;

    private ModelCatalogue(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** What we ship. */
    public static ModelCatalogue shipped() {
        try (var file = ModelCatalogue.class.getResourceAsStream("models.json")) {
            return new ModelCatalogue(
                    List.of(JSON.readValue(Objects.requireNonNull(file, "models.json"), Line[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The models that an entry offers: the one its settings name, or all of its type, the default first. What the settings say of limit and quality holds for each.
     *
     * @param usual what is taken for a model that the catalogue does not know, its name included where the settings name none and the type has none
     */
    public List<SpeechModel> of(String type, ProviderSettings settings, SpeechModel usual) {
        var known = lines.stream()
                .filter(line -> line.type().equals(type))
                .filter(line -> settings.model() == null || line.model().equals(settings.model()))
                .map(Line::toModel)
                .toList();
        return (known.isEmpty() ? List.of(usual.named(settings.model())) : known)
                .stream().map(model -> model.with(settings)).toList();
    }
}
