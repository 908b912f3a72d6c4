package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.Boundary;

/**
 * A paragraph, or the head of a chapter, with the blank lines that follow it.
 *
 * @param start UTF-16 index of its first character
 * @param end UTF-16 index behind its last
 * @param head whether it is the head of a chapter
 * @param after what follows it
 */
public record Paragraph(int start, int end, boolean head, Boundary after) {}
