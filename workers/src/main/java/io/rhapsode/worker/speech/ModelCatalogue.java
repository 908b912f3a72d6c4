package io.rhapsode.worker.speech;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** What the services publish about their models, as data: a file that says of each entry where its figures come from and since when it stands there. */
public final class ModelCatalogue {

    /**
     * One entry.
     *
     * @param number its place in the file, from 1
     * @param type of the adapter whose service serves it
     */
    record Line(int number, String type, SpeechModel model) {

        boolean isOfTheSame(Line other) {
            return named().equals(other.named());
        }

        private List<String> named() {
            return List.of(type, String.valueOf(model.name()));
        }
    }

    private final List<Line> lines;

    private ModelCatalogue(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** What we ship. */
    public static ModelCatalogue shipped() {
        return ModelFile.shipped();
    }

    /** @throws FaultyModels where two are of the same model */
    static ModelCatalogue listing(List<Line> lines) {
        var numbers = new HashMap<List<String>, Integer>();
        for (var line : lines) {
            var first = numbers.put(line.named(), line.number());
            if (first != null) {
                throw new FaultyModels("Entries " + first + " and " + line.number() + " (type " + line.type()
                        + ", model " + line.model().name() + ") are of the same model: remove one of them.");
            }
        }
        return new ModelCatalogue(lines);
    }

    /** This one, and for the models that it does not name the other. What both name stands where it stood, so that the default of a type stays. */
    ModelCatalogue over(ModelCatalogue other) {
        var corrected = other.lines.stream()
                .map(line ->
                        lines.stream().filter(line::isOfTheSame).findFirst().orElse(line));
        var added = lines.stream().filter(line -> other.lines.stream().noneMatch(line::isOfTheSame));
        return new ModelCatalogue(Stream.concat(corrected, added).toList());
    }

    /**
     * The models that an entry offers: the one its settings name, or all of its type, the default first. What the settings say of limit and quality holds for each.
     *
     * @param usual what is taken for a model that the catalogue does not know, its name included where the settings name none and the type has none
     */
    public List<SpeechModel> of(String type, ProviderSettings settings, SpeechModel usual) {
        var known = lines.stream()
                .filter(line -> line.type().equals(type))
                .map(Line::model)
                .filter(model -> settings.model() == null || settings.model().equals(model.name()))
                .toList();
        return (known.isEmpty() ? List.of(usual.named(settings.model())) : known)
                .stream().map(model -> model.with(settings)).toList();
    }
}
