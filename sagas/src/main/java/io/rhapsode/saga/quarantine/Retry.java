package io.rhapsode.saga.quarantine;

/** What came of telling an event once more. */
public sealed interface Retry {

    /** It was handled, and is in quarantine no more. */
    record Handled() implements Retry {}

    /** It failed once more, and stays. */
    record Failed(String cause) implements Retry {}

    /** Its generation was over behind it: there is nothing it could still lead to. It stays. */
    record TooLate() implements Retry {}

    /** It is not in quarantine, or not in the log. */
    record Unknown() implements Retry {}
}
