package io.rhapsode.worker.speech;

/** A catalogue of models that no server can start with. The message names the entry and says what to do. */
final class FaultyModels extends RuntimeException {

    /** @param why a sentence for the operator */
    FaultyModels(String why) {
        super(why);
    }
}
