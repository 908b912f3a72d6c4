package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.Boundary;

/**
 * What is never cut any further: a sentence, or a part of one that is too long.
 *
 * @param end UTF-16 index behind it; it begins where the one before ends
 * @param codePoints all of them, sent or not
 * @param sizes of what is sent
 * @param after what follows it
 */
record Piece(int end, int codePoints, SpeakableText.Extent sizes, Boundary after) {}
