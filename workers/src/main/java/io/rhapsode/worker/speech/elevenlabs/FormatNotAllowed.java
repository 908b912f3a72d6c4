package io.rhapsode.worker.speech.elevenlabs;

/** The plan of the account does not include the format that was asked for. */
final class FormatNotAllowed extends Exception {

    FormatNotAllowed() {
        super("format not allowed", null, false, false);
    }
}
