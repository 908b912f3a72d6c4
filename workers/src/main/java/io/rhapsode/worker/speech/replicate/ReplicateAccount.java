package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.Remembered;
import io.rhapsode.worker.speech.http.ServiceClient;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether Replicate takes the token. A service that does not answer is no reason to think ill of it. */
final class ReplicateAccount {

    static final Duration AGE = Duration.ofMinutes(5);

    /** How soon one who has mended something sees that it was noticed. */
    static final Duration AGE_WHEN_DOWN = Duration.ofSeconds(30);

    private static final int UNAUTHORIZED = 401;
    private static final ProviderHealth UP = new ProviderHealth.Up();

    private final ReplicateOffer offer;
    private final ServiceClient client;
    private final String property;
    private final Clock clock;
    private final Remembered<ProviderHealth> health;

    ReplicateAccount(ProviderId id, ReplicateOffer offer, ServiceClient client, Clock clock) {
        this.offer = offer;
        this.client = client;
        this.property = "rhapsode.speech.providers." + id + ".api-key";
        this.clock = clock;
        this.health = new Remembered<>(this::ask, clock);
    }

    ProviderHealth health() {
        return offer.hasKey() ? health.get() : new ProviderHealth.Down("Replicate wants a token: set " + property);
    }

    /** A request was refused for a reason that lies in the account. */
    void doubt() {
        health.doubt();
    }

    /** Whether there is an answer at all, and no fault of the service: what it means for the account, {@link #health} says. */
    void reach() throws SpeechFailure, InterruptedException {
        ServiceStatus.requireNoFault(answer(), clock);
    }

    private Answer answer() throws SpeechFailure, InterruptedException {
        return client.send(client.request(offer.at("/account"))
                .header("Authorization", "Bearer " + offer.key())
                .GET()
                .build());
    }

    private Remembered.Told<ProviderHealth> ask(@Nullable ProviderHealth last) {
        try {
            if (answer().status() == UNAUTHORIZED) {
                return new Remembered.Told<>(
                        new ProviderHealth.Down(
                                "Replicate does not take the token: set " + property + " to one that is valid there."),
                        AGE_WHEN_DOWN);
            }
        } catch (SpeechFailure silent) {
            return new Remembered.Told<>(UP, AGE_WHEN_DOWN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return new Remembered.Told<>(UP, AGE);
    }
}
