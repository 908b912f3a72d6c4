package io.rhapsode.gateway.generation;

import io.rhapsode.events.text.SourceText;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.problem.ProblemType;

/** Reads the text of a request, at our own doors and at those for the clients of other services, whose limits cut nothing off. */
public final class SpokenText {

    private SpokenText() {}

    /** @param name under which it stands */
    public static String in(Fields body, String name) {
        String text = body.text(name);
        if (text == null) {
            if (!body.has(name)) {
                body.faults().add(ProblemType.TEXT_EMPTY, body.at(name), "is missing");
            }
            return "";
        }
        SourceText.refusal(text).ifPresent(refusal -> {
            ProblemType type = ProblemType.of(refusal);
            body.faults().add(type, body.at(name), detail(type));
        });
        return text;
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case TEXT_TOO_LONG -> "must not be longer than " + SourceText.MAX_CHARACTERS + " characters";
            case TEXT_INVALID -> "must not hold a NUL or half of a surrogate pair";
            default -> "must hold at least one letter, digit or other character that can be spoken";
        };
    }
}
