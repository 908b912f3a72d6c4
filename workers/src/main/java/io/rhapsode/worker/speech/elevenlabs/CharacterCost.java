package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.worker.speech.http.Answer;
import java.util.Optional;

/** What the service bills. It counts credits, which are whole: one for each character, or for two where a model costs half. */
final class CharacterCost {

    private static final String HEADER = "character-cost";
    /** More than any request can cost; what is more is no number of credits. */
    private static final long MOST_CREDITS = 10_000_000;

    private static final int CHARACTERS_PER_CREDIT_AT_HALF_PRICE = 2;

    private CharacterCost() {}

    /** In characters at the price of the model; what was sent where the answer does not say. */
    static long characters(Answer answer, ElevenLabsRequest request) {
        return answer.first(HEADER)
                .flatMap(CharacterCost::credits)
                .map(credits -> credits * charactersPerCredit(request.modelName()))
                .orElseGet(() -> (long) request.chunk().characters());
    }

    private static Optional<Long> credits(String value) {
        try {
            return Optional.of((long) Math.ceil(Double.parseDouble(value)))
                    .filter(credits -> credits >= 0 && credits <= MOST_CREDITS);
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static int charactersPerCredit(String model) {
        return model.contains("_flash_") || model.contains("_turbo_") ? CHARACTERS_PER_CREDIT_AT_HALF_PRICE : 1;
    }
}
