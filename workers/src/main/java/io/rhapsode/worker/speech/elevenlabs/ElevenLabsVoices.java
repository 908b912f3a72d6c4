package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.RememberedVoices;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.ServiceAddress;
import io.rhapsode.worker.speech.http.ServiceClient;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The voices of an account, page by page. */
final class ElevenLabsVoices {

    static final int PAGE = 100;

    /** With the size of a page, more voices than any plan has. */
    static final int MOST_PAGES = 100;

    private static final JsonMapper JSON = new JsonMapper();

    private final ElevenLabsOffer offer;
    private final ServiceClient client;
    private final RememberedVoices voices;

    ElevenLabsVoices(ProviderId provider, ElevenLabsOffer offer, ServiceClient client, Clock clock) {
        this.offer = offer;
        this.client = client;
        this.voices = new RememberedVoices(provider.value(), this::pages, clock);
    }

    List<Voice> all() {
        return voices.now();
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
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
    }
}
