package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ProviderId;

/** An adapter, as the configuration knows it: makes a provider of each entry of its type. */
public interface SpeechProviderType {

    /** As written in the configuration: {@code local}, {@code openai}. */
    String name();

    /**
     * The provider of one entry. Asks nobody: a service that is down does not keep the server from starting.
     *
     * @throws UnusableSettings where the entry can never work
     */
    SpeechProvider create(ProviderId id, ProviderSettings settings);
}
