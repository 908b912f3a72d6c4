package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.speech.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The voices that the page of the model names. All of them speak all languages. What they are is what they are called. */
final class MiniMaxVoices {

    static final List<Voice> PUBLISHED = List.of(
            voice("Wise_Woman", Gender.FEMALE, Age.MIDDLE_AGED),
            voice("Patient_Man", Gender.MALE, Age.MIDDLE_AGED),
            voice("Calm_Woman", Gender.FEMALE, null),
            voice("Deep_Voice_Man", Gender.MALE, null),
            voice("Friendly_Person", Gender.NEUTRAL, null),
            voice("Elegant_Man", Gender.MALE, null),
            voice("Determined_Man", Gender.MALE, null),
            voice("Casual_Guy", Gender.MALE, null),
            voice("Young_Knight", Gender.MALE, Age.YOUNG),
            voice("Decent_Boy", Gender.MALE, Age.YOUNG),
            voice("Abbess", Gender.FEMALE, Age.MIDDLE_AGED),
            voice("Inspirational_girl", Gender.FEMALE, Age.YOUNG),
            voice("Lively_Girl", Gender.FEMALE, Age.YOUNG),
            voice("Lovely_Girl", Gender.FEMALE, Age.YOUNG),
            voice("Sweet_Girl_2", Gender.FEMALE, Age.YOUNG),
            voice("Exuberant_Girl", Gender.FEMALE, Age.YOUNG),
            voice("Imposing_Manner", null, null));

    private MiniMaxVoices() {}

    private static Voice voice(String name, @Nullable Gender gender, @Nullable Age age) {
        return new Voice(name, List.of(), gender, name.replace('_', ' '), new VoiceTraits(null, age, null));
    }
}
