package io.rhapsode.gateway.generation;

import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.gateway.form.Fields;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The body of regenerate, which may be left out: what shall be different this time.
 *
 * @param title null where it stays
 * @param change the new order, from the old one
 */
record RegenerationForm(@Nullable String title, UnaryOperator<SpeechOrder> change) {

    static RegenerationForm read(Fields body) {
        String title = body.words("title", GenerationForm.MAX_TITLE_LENGTH);
        OrderForm.read(body, OrderForm.USUAL);
        body.nothingElse();
        return new RegenerationForm(title, before -> OrderForm.read(body, before));
    }
}
