package io.rhapsode.worker.speech;

/** Whether a provider could work now. */
public sealed interface ProviderHealth {

    /** Nothing is known to stand in its way. */
    record Up() implements ProviderHealth {}

    /**
     * It cannot work.
     *
     * @param advice a sentence for the operator: what is missing and what to do about it
     */
    record Down(String advice) implements ProviderHealth {}
}
