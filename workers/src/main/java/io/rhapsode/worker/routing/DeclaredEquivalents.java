package io.rhapsode.worker.routing;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Voices that stand for each other because the operator says so, whatever is known of them.
 *
 * @param equivalents each two or more voices as their providers name them, {@code provider:voice}, with blanks between; of each provider one
 */
@ConfigurationProperties(DeclaredEquivalents.PREFIX)
record DeclaredEquivalents(@DefaultValue List<String> equivalents) {

    static final String PREFIX = "rhapsode.voices";

    DeclaredEquivalents {
        equivalents = List.copyOf(equivalents);
        equivalents.forEach(DeclaredEquivalents::voices);
    }

    /** The voices of this provider which are declared to stand for others, by those others. */
    Map<VoiceId, String> at(ProviderId provider) {
        Map<VoiceId, String> standIns = new HashMap<>();
        for (String line : equivalents) {
            var voices = voices(line);
            voices.stream()
                    .filter(voice -> isAt(provider, voice))
                    .findFirst()
                    .ifPresent(here -> voices.stream()
                            .filter(voice -> !isAt(provider, voice))
                            .forEach(other -> standIns.put(
                                    other,
                                    here.value().substring(provider.value().length() + 1))));
        }
        return standIns;
    }

    private static boolean isAt(ProviderId provider, VoiceId voice) {
        return voice.value().startsWith(provider + ":");
    }

    private static List<VoiceId> voices(String line) {
        try {
            var voices =
                    Arrays.stream(line.strip().split("\\s+")).map(VoiceId::new).toList();
            long providers = voices.stream()
                    .map(voice -> new ProviderId(voice.value().split(":", 2)[0]))
                    .distinct()
                    .count();
            if (voices.size() > 1 && providers == voices.size()) {
                return voices;
            }
        } catch (IllegalArgumentException notAVoice) {
            // it is told below
        }
        throw new InvalidConfigurationPropertyValueException(
                PREFIX + ".equivalents",
                line,
                "Each is two or more voices of different providers, as in: studio:anna local:en-gb+f2");
    }
}
