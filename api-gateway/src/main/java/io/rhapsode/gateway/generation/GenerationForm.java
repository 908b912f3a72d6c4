package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.gateway.form.Fields;
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
        var form = new GenerationForm(
                SpokenText.in(body, "text"),
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
}
