package io.rhapsode.events.generation;

/**
 * What a quote promises. Whether it may be called upon, the command says that does it.
 *
 * @param known whether the tenant has such a quote
 * @param credits the most that it costs
 */
public record QuoteView(boolean known, long credits) {}
