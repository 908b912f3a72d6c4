package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.Boundary;

/**
 * How long it is silent between two chunks. A voice ends a request with a little silence of its own (about 0.1 to 0.3 s), so these are
 * what is missing to the pauses of a person who reads aloud: half a second after a sentence, a second after a paragraph, two before a
 * chapter.
 */
final class Pauses {

    private Pauses() {}

    static int millisAfter(Boundary boundary) {
        return switch (boundary) {
            case WORD, END -> 0;
            case CLAUSE -> 100;
            case SENTENCE -> 300;
            case PARAGRAPH -> 750;
            case CHAPTER -> 1800;
        };
    }
}
