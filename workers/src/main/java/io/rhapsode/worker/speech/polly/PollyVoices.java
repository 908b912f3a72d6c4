package io.rhapsode.worker.speech.polly;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.polly.PollyClient;
import software.amazon.awssdk.services.polly.model.DescribeVoicesRequest;

/** Asks for the voices of an engine, page by page. */
final class PollyVoices {

    /** There are about a hundred voices in all; more pages than this are a service that turns in circles. */
    private static final int MOST_PAGES = 20;

    private PollyVoices() {}

    static List<Voice> of(PollyClient client, String engine) throws SpeechFailure {
        var voices = new ArrayList<Voice>();
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = client.describeVoices(request(engine, next));
            answer.voices().stream()
                    .filter(voice -> voice.supportedEnginesAsStrings().contains(engine))
                    .map(PollyVoices::voice)
                    .forEach(voices::add);
            next = answer.nextToken();
            if (next == null) {
                return voices;
            }
        }
        throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
    }

    private static DescribeVoicesRequest request(String engine, @Nullable String next) {
        return DescribeVoicesRequest.builder()
                .engine(engine)
                .includeAdditionalLanguageCodes(true)
                .nextToken(next)
                .build();
    }

    private static Voice voice(software.amazon.awssdk.services.polly.model.Voice voice) {
        var languages = Stream.concat(
                        Stream.of(voice.languageCodeAsString()), voice.additionalLanguageCodesAsStrings().stream())
                .toList();
        return new Voice(voice.idAsString(), languages, gender(voice.genderAsString()), voice.name());
    }

    private static @Nullable Gender gender(@Nullable String word) {
        return switch (Optional.ofNullable(word).orElse("")) {
            case "Female" -> Gender.FEMALE;
            case "Male" -> Gender.MALE;
            default -> null;
        };
    }
}
