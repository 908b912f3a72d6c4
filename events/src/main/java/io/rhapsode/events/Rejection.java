package io.rhapsode.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Every reason for which a command or a question is refused. The code is part of the public contract and never changes. */
public enum Rejection {
    /** The text holds nothing that can be spoken. */
    TEXT_EMPTY,
    /** The text holds a NUL or half of a surrogate pair. */
    TEXT_INVALID,
    /** The text is longer than the longest book that is accepted. */
    TEXT_TOO_LONG,
    /** The source text has been erased. */
    TEXT_ERASED,
    /** No configured provider has the voice. */
    VOICE_NOT_FOUND,
    /** No configured provider speaks the language. */
    LANGUAGE_NOT_SUPPORTED,
    /** No configured provider has the model. */
    MODEL_NOT_FOUND,
    /** A provider that is named is not configured. */
    PROVIDER_NOT_FOUND,
    /** The exclusions and limits of the request leave no provider. */
    NO_PROVIDER,
    /** Nothing the caller may see has this id. */
    GENERATION_NOT_FOUND,
    /** The generation is merged or over: there is nothing left to cancel. */
    ALREADY_FINISHED,
    /** The id is taken by another request. */
    ALREADY_EXISTS,
    /** The generation has no audio yet. */
    NOT_FINISHED,
    /** Audio and text of the generation were erased. */
    GENERATION_ERASED,
    /** The account is not open. */
    ACCOUNT_NOT_FOUND,
    /** The balance does not cover the price. */
    INSUFFICIENT_CREDITS,
    /** The account has as many credits or lots as one can have. */
    ACCOUNT_FULL,
    /** There is no such charge, or it was less than what is to be given back. */
    CHARGE_NOT_FOUND,
    /** The tenant has no such quote, or it is long over. */
    QUOTE_NOT_FOUND,
    /** The quote is not valid any more. */
    QUOTE_EXPIRED,
    /** Another generation has called upon the quote. */
    QUOTE_USED,
    /** The quote is for another text or other options. */
    QUOTE_MISMATCH,
    /** What is asked for cannot be looked up just now; the same request may succeed later. */
    UNAVAILABLE,
    /** A limit of this server is reached; the same request may succeed later. */
    OVERLOADED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Rejection of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
