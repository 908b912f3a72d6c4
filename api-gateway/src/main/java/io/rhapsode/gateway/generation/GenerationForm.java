package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The body of estimate, preview and generate, understood and checked as far as it can be without asking anybody.
 *
 * @param around the text, as the client of another service may say
 */
record GenerationForm(
        String text,
        @Nullable String title,
        @Nullable ProjectId projectId,
        SpeechOrder order,
        @Nullable QuoteId quoteId,
        SaidAround around) {

    static final int MAX_TITLE_LENGTH = 300;

    static GenerationForm read(Fields body) {
        String text = body.text("text");
        if (text != null) {
            SourceText.refusal(text).ifPresent(refusal -> {
                ProblemType type = ProblemType.of(refusal);
                body.faults().add(type, "/text", detail(type));
            });
        } else if (!body.has("text")) {
            body.faults().add(ProblemType.TEXT_EMPTY, "/text", "is missing");
        }
        var form = new GenerationForm(
                text == null ? "" : text,
                body.words("title", MAX_TITLE_LENGTH),
                body.parsed("projectId", ProjectId::made, "must be prj_ and 26 letters or digits, as it was made"),
                OrderForm.read(body, OrderForm.USUAL),
                body.parsed("quoteId", QuoteId::new, "must be the id of a quote, quo_ and 26 letters or digits"),
                SaidAround.NOTHING);
        body.nothingElse();
        return form;
    }

    /** The same with another text. */
    GenerationForm withText(String other) {
        return new GenerationForm(other, title, projectId, order, quoteId, around);
    }

    /** The same with another order. */
    GenerationForm withOrder(SpeechOrder other) {
        return new GenerationForm(text, title, projectId, other, quoteId, around);
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case TEXT_TOO_LONG -> "must not be longer than " + SourceText.MAX_CHARACTERS + " characters";
            case TEXT_INVALID -> "must not hold a NUL or half of a surrogate pair";
            default -> "must hold at least one letter, digit or other character that can be spoken";
        };
    }
}
