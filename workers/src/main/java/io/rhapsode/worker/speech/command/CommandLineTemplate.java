package io.rhapsode.worker.speech.command;

import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program and its arguments as configured, with places for what differs from chunk to chunk. They are filled in argument by argument, and no shell reads them: whatever is filled in
 * stays within its argument. The text has no place among them.
 */
record CommandLineTemplate(List<String> words) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> PLACES = List.of("voice", "language", "speed", "output");

    static CommandLineTemplate of(List<String> configured) {
        if (configured.isEmpty() || configured.getFirst().isBlank()) {
            throw new UnusableSettings(
                    "command",
                    configured,
                    "It has to name a program, then its arguments: piper,--model,{voice},--output_file,{output}.");
        }
        configured.stream()
                .flatMap(word -> PLACE.matcher(word).results())
                .map(place -> place.group(1))
                .filter(place -> !PLACES.contains(place))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new UnusableSettings(
                            "command",
                            "{" + unknown + "}",
                            "The places are {voice}, {language}, {speed} and {output}; the text comes by standard input.");
                });
        return new CommandLineTemplate(List.copyOf(configured));
    }

    String program() {
        return words.getFirst();
    }

    /** Whether the program is told where to write; otherwise it prints. */
    boolean hasOutput() {
        return has("output");
    }

    boolean hasSpeed() {
        return has("speed");
    }

    private boolean has(String place) {
        return words.stream().skip(1).anyMatch(word -> word.contains("{" + place + "}"));
    }

    List<String> filledIn(SpeechRequest request, Path output) {
        List<String> command = new ArrayList<>(List.of(program()));
        words.stream()
                .skip(1)
                .map(word -> PLACE.matcher(word)
                        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), request, output))))
                .forEach(command::add);
        return command;
    }

    private static String value(String place, SpeechRequest request, Path output) {
        return switch (place) {
            case "voice" -> request.voice();
            case "language" -> request.language();
            case "speed" -> String.valueOf(request.settings().speed());
            default -> output.toString();
        };
    }
}
