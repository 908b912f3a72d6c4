package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.text.ContentType;

/**
 * What is to be spoken.
 *
 * @param characters code points of the source text
 * @param detectedLanguage BCP 47, {@code und} where nothing can be said
 * @param contentType what kind of text it is
 */
public record Demand(int characters, String detectedLanguage, ContentType contentType, SpeechOrder order) {}
