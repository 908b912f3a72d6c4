package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.ServiceAddress;
import io.rhapsode.worker.speech.http.ServiceClient;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The requests that make, look at and cancel predictions, and fetch what came of them. The token goes to Replicate and to nobody else. */
final class Predictions {

    /** How long the first answer may wait for the end of the work. Not longer, since until it comes there is nothing that could be cancelled. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    /** The shortest end that can be set to a prediction. */
    private static final Duration SHORTEST_END = Duration.ofSeconds(5);

    private static final JsonMapper JSON = new JsonMapper();

    private final ReplicateOffer offer;
    private final ServiceClient client;
    private final ServiceClient questions;
    private final Duration longest;
    private final Clock clock;

    /**
     * @param client for work, which takes its time
     * @param questions for what is answered at once
     */
    Predictions(ReplicateOffer offer, ServiceClient client, ServiceClient questions, Duration longest, Clock clock) {
        this.offer = offer;
        this.client = client;
        this.questions = questions;
        this.longest = longest;
        this.clock = clock;
    }

    /** Begins one, and waits a moment for its end. It ends by itself in time even if nobody is left here to cancel it. */
    Prediction create(String model, Map<String, Object> input) throws SpeechFailure, InterruptedException {
        var end = longest.compareTo(SHORTEST_END) < 0 ? SHORTEST_END : longest;
        return told(
                client,
                asked(offer.at("/models/" + model + "/predictions"))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=" + FIRST_WAIT.toSeconds())
                        .header("Cancel-After", end.toSeconds() + "s")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(asked(input))))
                        .build());
    }

    private Map<String, Object> asked(Map<String, Object> input) {
        return offer.hook()
                .map(hook -> Map.of(
                        "input",
                        input,
                        "webhook",
                        hook.url().toString(),
                        "webhook_events_filter",
                        List.of("completed")))
                .orElseGet(() -> Map.of("input", input));
    }

    Prediction look(Prediction prediction) throws SpeechFailure, InterruptedException {
        return told(questions, asked(link(prediction, "get", "")).GET().build());
    }

    void cancel(Prediction prediction) throws SpeechFailure, InterruptedException {
        questions.send(asked(link(prediction, "cancel", "/cancel"))
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Where it says that it is, if that is at Replicate; else where it ought to be. */
    private URI link(Prediction prediction, String name, String path) {
        return prediction
                .link(name)
                .filter(link -> ServiceAddress.areAtOnePlace(link, offer.baseUrl()))
                .orElseGet(() -> offer.at("/predictions/" + ServiceAddress.step(prediction.id()) + path));
    }

    /** The file lies elsewhere, where anybody may have it who knows its name. */
    byte[] fetch(URI file) throws SpeechFailure, InterruptedException {
        var answer = client.send(client.request(file).GET().build());
        if (!answer.isSuccess()) {
            throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
        }
        if (answer.body().length == 0) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        }
        return answer.body();
    }

    private HttpRequest.Builder asked(URI address) {
        return client.request(address).header("Authorization", "Bearer " + offer.key());
    }

    private Prediction told(ServiceClient asked, HttpRequest request) throws SpeechFailure, InterruptedException {
        Answer answer = asked.send(request);
        if (!answer.isSuccess()) {
            throw ServiceStatus.failure(ServiceStatus.outcome(answer.status()), answer::header, clock);
        }
        return Prediction.read(answer.body());
    }
}
