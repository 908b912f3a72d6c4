package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.Remembered;
import io.rhapsode.worker.speech.http.ServiceClient;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the account can pay for speech: its key, and what is left of its plan. A service that does not answer is no reason to think ill of the account. */
final class ElevenLabsAccount {

    static final Duration AGE = Duration.ofMinutes(5);

    /** How soon one who has mended something sees that it was noticed. */
    static final Duration AGE_WHEN_DOWN = Duration.ofSeconds(30);

    private static final int UNAUTHORIZED = 401;

    private static final ProviderHealth UP = new ProviderHealth.Up();
    private static final JsonMapper JSON = new JsonMapper();

    private final ProviderId id;
    private final ElevenLabsOffer offer;
    private final ServiceClient client;
    private final Clock clock;
    private final Remembered<ProviderHealth> health;

    ElevenLabsAccount(ProviderId id, ElevenLabsOffer offer, ServiceClient client, Clock clock) {
        this.id = id;
        this.offer = offer;
        this.client = client;
        this.clock = clock;
        this.health = new Remembered<>(this::ask, clock);
    }

    ProviderHealth health() {
        return offer.hasKey() ? health.get() : down("ElevenLabs wants a key: set " + property("api-key"));
    }

    /** Speech was refused for a reason that lies in the account. */
    void doubt() {
        health.doubt();
    }

    /** Whether there is an answer at all, and no fault of the service: what it means for the account, {@link #health} says. */
    void reach() throws SpeechFailure, InterruptedException {
        ServiceStatus.requireNoFault(answer(), clock);
    }

    private Remembered.Told<ProviderHealth> ask(@Nullable ProviderHealth last) {
        ProviderHealth now = last == null ? UP : last;
        try {
            now = health(answer(), now);
        } catch (SpeechFailure silent) {
            now = UP;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return new Remembered.Told<>(now, now instanceof ProviderHealth.Up ? AGE : AGE_WHEN_DOWN);
    }

    private Answer answer() throws SpeechFailure, InterruptedException {
        return client.send(ElevenLabsSpeech.question(client, offer, "/v1/user/subscription"));
    }

    private ProviderHealth health(Answer answer, ProviderHealth last) {
        if (answer.status() == UNAUTHORIZED) {
            // A key may be allowed to speak and not to look at the account.
            return ElevenLabsFailures.code(answer).equals("missing_permissions")
                    ? UP
                    : down("ElevenLabs does not take the key: set " + property("api-key")
                            + " to one that is valid there.");
        }
        if (!answer.isSuccess()) {
            return last;
        }
        try {
            return quota(JSON.readTree(answer.body()));
        } catch (JacksonException unreadable) {
            return UP;
        }
    }

    private ProviderHealth quota(JsonNode plan) {
        long limit = plan.path("character_limit").asLong(0);
        boolean usedUp = limit > 0 && plan.path("character_count").asLong(0) >= limit;
        boolean goesOn = plan.path("can_extend_character_limit").asBoolean(false)
                && plan.path("allowed_to_extend_character_limit").asBoolean(false);
        if (!usedUp || goesOn) {
            return UP;
        }
        long reset = plan.path("next_character_count_reset_unix").asLong(0);
        String day = reset <= 0
                ? ""
                : " until "
                        + Instant.ofEpochSecond(reset).atOffset(ZoneOffset.UTC).toLocalDate();
        return down("The " + limit + " characters of the plan at ElevenLabs are used up" + day
                + ": choose a larger plan there, allow usage beyond it, or wait.");
    }

    private static ProviderHealth down(String advice) {
        return new ProviderHealth.Down(advice);
    }

    private String property(String name) {
        return "rhapsode.speech.providers." + id + "." + name;
    }
}
