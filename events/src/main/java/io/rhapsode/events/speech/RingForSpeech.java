package io.rhapsode.events.speech;

/**
 * Query with which a speech provider is heard that says it has ended a piece of work. Whoever waits for that looks at once; what became of it is what the
 * provider then says. Answered with whether anybody waited where it was heard.
 *
 * @param work as the provider calls it
 */
public record RingForSpeech(ProviderId provider, String work) {}
