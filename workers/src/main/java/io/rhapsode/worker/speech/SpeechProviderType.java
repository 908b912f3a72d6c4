package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ProviderId;
import java.time.Clock;
import java.time.Duration;

/** An adapter, as the configuration knows it: makes a provider of each entry of its type. */
public interface SpeechProviderType {

    /** As written in the configuration: {@code local}, {@code openai}. */
    String name();

    /**
     * The provider of one entry. Asks nobody: a service that is down does not keep the server from starting.
     *
     * @throws UnusableSettings where the entry can never work
     */
    SpeechProvider create(ProviderId id, ProviderSettings settings, Means means);

    /**
     * What every adapter is given.
     *
     * @param longest how long it may wait for the answer to one request
     */
    record Means(ModelCatalogue models, Duration longest, Clock clock) {

        private static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);

        /** How long a question about voices or the account may take: who asks for a route waits for it. */
        public Duration patience() {
            return QUESTION_LIMIT.compareTo(longest) < 0 ? QUESTION_LIMIT : longest;
        }
    }
}
