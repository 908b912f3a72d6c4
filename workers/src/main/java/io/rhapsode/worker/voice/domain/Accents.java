package io.rhapsode.worker.voice.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accents that are told apart. Where a provider lets people describe voices, anything could stand in its description, and an accent goes into the log: so it is one of these or not known. */
public final class Accents {

    private static final Set<String> KNOWN = Set.of(
            "african",
            "american",
            "arabic",
            "argentinian",
            "australian",
            "austrian",
            "bavarian",
            "belgian",
            "brazilian",
            "british",
            "canadian",
            "castilian",
            "chilean",
            "chinese",
            "cockney",
            "colombian",
            "dutch",
            "egyptian",
            "english",
            "flemish",
            "french",
            "german",
            "indian",
            "irish",
            "israeli",
            "italian",
            "jamaican",
            "japanese",
            "kenyan",
            "korean",
            "mandarin",
            "mexican",
            "nigerian",
            "norwegian",
            "parisian",
            "peninsular",
            "persian",
            "peruvian",
            "polish",
            "portuguese",
            "quebecois",
            "russian",
            "scottish",
            "singaporean",
            "southern",
            "spanish",
            "swedish",
            "swiss",
            "taiwanese",
            "transatlantic",
            "turkish",
            "ukrainian",
            "venezuelan",
            "welsh");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");

    private Accents() {}

    /** The first word that is known; empty where there is none. */
    public static Optional<String> of(@Nullable String description) {
        return description == null
                ? Optional.empty()
                : Arrays.stream(BETWEEN_WORDS.split(description.toLowerCase(Locale.ROOT)))
                        .filter(KNOWN::contains)
                        .findFirst();
    }
}
