package io.rhapsode.worker.speech.openai;

/** The server speaks, but not in the format it was asked for. */
final class FormatRefused extends Exception {

    FormatRefused() {
        super("format refused", null, false, false);
    }
}
