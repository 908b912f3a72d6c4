package io.rhapsode.gateway.generation;

import io.rhapsode.events.speech.Delivery;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.text.SaidAround;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A text that is spoken to whoever waits for it.
 *
 * @param text which the rules of texts allow
 * @param delivery of the sound; its file has the format of the order
 * @param wrapping null where the sound is sent as it is
 * @param around what is said around it
 */
public record Recital(
        String text,
        SpeechOrder order,
        Delivery delivery,
        @Nullable Wrapping wrapping,
        SaidAround around) {

    /** With nothing around it. */
    public Recital(String text, SpeechOrder order, Delivery delivery, @Nullable Wrapping wrapping) {
        this(text, order, delivery, wrapping, SaidAround.NOTHING);
    }

    /** Whether the finished file is all that is heard of it. */
    boolean isTheFileItself() {
        return delivery == Delivery.AS_ORDERED && !order.timings();
    }

    MediaType mediaType() {
        return wrapping == null
                ? MediaType.parseMediaType(delivery.mediaType(order.audio().format()))
                : wrapping.mediaType();
    }

    /** Never shows the text. */
    @Override
    public String toString() {
        return "Recital[" + text.length() + " units, " + order + ", " + delivery + "]";
    }
}
