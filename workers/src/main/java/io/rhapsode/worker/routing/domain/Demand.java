package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.SpeechOrder;

/**
 * What is to be spoken.
 *
 * @param characters code points of the source text
 * @param detectedLanguage BCP 47, {@code und} where nothing can be said
 */
public record Demand(int characters, String detectedLanguage, SpeechOrder order) {}
