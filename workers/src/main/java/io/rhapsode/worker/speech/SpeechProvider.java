package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ProviderId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Something that speaks a text: a program on this machine or a service elsewhere. It makes one plain request and no second one: retries, limits, time-outs and
 * the check of the audio are {@link Speaker}'s. All methods block and may be called from many virtual threads at once.
 */
public interface SpeechProvider {

    /** The name under which it is configured. */
    ProviderId id();

    /** What it can do; does not change while the server runs, does no I/O. */
    SpeechCapabilities capabilities();

    /**
     * The voices it has, in its order of preference: of several that would do, the first is taken. Empty where they cannot be found out now. May ask the outside
     * world the first time and remembers the answer.
     */
    List<Voice> voices();

    /** Whether it could work now, as far as that shows without speaking: a program that is there, a key that is set. Remembers its answer for a while. */
    ProviderHealth health();

    /** Where the service is; empty for a program on this machine. */
    default Optional<URI> address() {
        return Optional.empty();
    }

    /**
     * Asks the service something that costs nothing, and shows the key as the service wants it shown: for whoever wants to know whether both are right. Does nothing for a program on this machine.
     *
     * @throws SpeechFailure with the outcome; nothing of the provider's words is in it
     * @throws InterruptedException when the thread is interrupted
     */
    default void ask() throws SpeechFailure, InterruptedException {
        // nobody to ask
    }

    /** Whether each node has one of its own, a program on its machine: then its places and its rate are each node's, and not shared by all. */
    default boolean isOnThisMachine() {
        return false;
    }

    /** Whether what the catalogue says of its type holds for it; not for a server of one's own that only has the shape of a service. */
    default boolean takesThePricesOfItsType() {
        return true;
    }

    /** How fast it really speaks when it is asked for this speed: not every service goes as far as ours. */
    default double speed(double asked) {
        return asked;
    }

    /** How many requests of the service this one becomes, each of which counts for its rate. */
    default int requests(SpeechRequest request) {
        return 1;
    }

    /**
     * Speaks one chunk.
     *
     * @param request with a text within {@link SpeechModel#limit()} of its model and a voice of {@link #voices()}
     * @return the complete audio as the provider sent it, unchecked
     * @throws SpeechFailure with the outcome; nothing of the provider's words is in it
     * @throws InterruptedException when the thread is interrupted; by then nothing it started runs on
     */
    RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException;
}
