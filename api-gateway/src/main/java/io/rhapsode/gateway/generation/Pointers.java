package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.util.List;

/** Says which value of an order a refusal is about. */
final class Pointers {

    private Pointers() {}

    static Throwable at(RejectedException refusal, SpeechOrder order) {
        String pointer = switch (refusal.rejection()) {
            case TEXT_EMPTY, TEXT_INVALID, TEXT_TOO_LONG -> "/text";
            case VOICE_NOT_FOUND -> "/voiceId";
            case MODEL_NOT_FOUND -> "/model";
            case LANGUAGE_NOT_SUPPORTED ->
                order.preferences().language() == null ? "/text" : "/voicePreferences/language";
            case PROVIDER_NOT_FOUND ->
                order.routing().preferred() == null ? "/routing/excludeProviders" : "/routing/preferredProvider";
            case NO_PROVIDER -> "/routing";
            default -> "";
        };
        return pointer.isEmpty()
                ? refusal
                : new ProblemException(
                        ProblemType.of(refusal.rejection()),
                        refusal.detail(),
                        List.of(new InvalidField(pointer, refusal.detail())));
    }
}
