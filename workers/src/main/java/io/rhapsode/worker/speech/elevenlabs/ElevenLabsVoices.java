package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.Remembered;
import io.rhapsode.worker.speech.http.ServiceAddress;
import io.rhapsode.worker.speech.http.ServiceClient;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The voices of an account, page by page. */
final class ElevenLabsVoices {

    /** Voices are added by hand, now and then. */
    static final Duration AGE = Duration.ofHours(1);

    /** How soon it is tried again where they could not be had. */
    static final Duration AGE_OF_A_FAILURE = Duration.ofMinutes(1);

    static final int PAGE = 100;

    /** With the size of a page, more voices than any plan has. */
    static final int MOST_PAGES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ElevenLabsVoices.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final ProviderId provider;
    private final ElevenLabsOffer offer;
    private final ServiceClient client;
    private final Remembered<List<Voice>> voices;

    ElevenLabsVoices(ProviderId provider, ElevenLabsOffer offer, ServiceClient client, Clock clock) {
        this.provider = provider;
        this.offer = offer;
        this.client = client;
        this.voices = new Remembered<>(this::ask, clock);
    }

    /** Those of an hour ago at most; those known before where they cannot be had now. */
    List<Voice> all() {
        return voices.get();
    }

    private Remembered.Told<List<Voice>> ask(@Nullable List<Voice> last) {
        try {
            return new Remembered.Told<>(pages(), AGE);
        } catch (SpeechFailure | JacksonException failed) {
            LOG.atWarn().addKeyValue("provider", provider).log("the voices of a provider cannot be had now");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return new Remembered.Told<>(last == null ? List.of() : last, AGE_OF_A_FAILURE);
    }

    private List<Voice> pages() throws SpeechFailure, InterruptedException {
        List<Voice> all = new ArrayList<>();
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = page(token);
            answer.path("voices").forEach(voice -> ListedVoice.of(voice).ifPresent(all::add));
            token = answer.path("next_page_token").asString("");
            if (token.isEmpty() || !answer.path("has_more").asBoolean(false)) {
                break;
            }
        }
        return List.copyOf(all);
    }

    private JsonNode page(String token) throws SpeechFailure, InterruptedException {
        String next = token.isEmpty() ? "" : "&next_page_token=" + ServiceAddress.step(token);
        var answer = client.send(ElevenLabsSpeech.question(client, offer, "/v2/voices?page_size=" + PAGE + next));
        if (!answer.isSuccess()) {
            throw new SpeechFailure(ServiceStatus.outcome(answer.status()));
        }
        return JSON.readTree(answer.body());
    }
}
