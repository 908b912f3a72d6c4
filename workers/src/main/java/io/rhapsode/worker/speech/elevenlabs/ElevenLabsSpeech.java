package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.domain.Mark;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.AudioBody;
import io.rhapsode.worker.speech.http.ServiceClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests for speech. */
final class ElevenLabsSpeech {

    private static final Logger LOG = LoggerFactory.getLogger(ElevenLabsSpeech.class);

    /** What a name of theirs can look like; anything else does not get into a line of ours. */
    private static final Pattern NAME = Pattern.compile("[\\w.:-]{1,100}");

    /** By so many bytes a page of words is told from samples. */
    private static final int TELLING_BYTES = 64;

    private final ProviderId provider;
    private final ElevenLabsOffer offer;
    private final ServiceClient client;
    private final ElevenLabsFailures failures;

    /**
     * @param longest a whole request, to the last byte
     */
    ElevenLabsSpeech(ProviderId provider, ElevenLabsOffer offer, Duration longest, Clock clock) {
        this.provider = provider;
        this.offer = offer;
        this.client = new ServiceClient(longest);
        this.failures = new ElevenLabsFailures(clock);
    }

    RawSpeech speak(ElevenLabsRequest request, ElevenLabsFormat format)
            throws SpeechFailure, FormatNotAllowed, InterruptedException {
        URI address = offer.at(request.path(format));
        var answer = client.send(client.request(address)
                .header("xi-api-key", offer.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.body()))
                .build());
        if (!answer.isSuccess()) {
            throw failures.of(answer);
        }
        if (answer.body().length == 0) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        }
        long billed = CharacterCost.characters(answer, request);
        note(answer, billed);
        if (request.chunk().timed()) {
            var timed = TimedAnswer.of(answer.body());
            return speech(
                    timed.audio(), format, billed, timed.marks(request.chunk().text()));
        }
        return speech(answer.body(), format, billed, List.of());
    }

    private static RawSpeech speech(byte[] audio, ElevenLabsFormat format, long billed, List<Mark> marks)
            throws SpeechFailure {
        if (format != ElevenLabsFormat.SAMPLES) {
            return new RawSpeech(AudioBody.of(audio), billed, marks);
        }
        if (isText(audio)) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
        return new RawSpeech(PcmWav.of(audio, ElevenLabsFormat.SAMPLE_RATE_HZ), billed, marks);
    }

    /** Samples have no signature, and may begin with any byte; but not with many in a row that are letters. */
    private static boolean isText(byte[] audio) {
        for (int at = 0; at < Math.min(audio.length, TELLING_BYTES); at++) {
            if (audio[at] < '\t' || audio[at] > '~') {
                return false;
            }
        }
        return true;
    }

    /** The name of the request at the service and what it was billed with stand in the log, for whoever has to dispute a bill. */
    private void note(Answer answer, long billed) {
        answer.first("request-id")
                .filter(NAME.asMatchPredicate())
                .ifPresent(name -> LOG.atInfo()
                        .addKeyValue("provider", provider)
                        .addKeyValue("providerRequest", name)
                        .addKeyValue("billedCharacters", billed)
                        .log("a provider has billed a request"));
    }

    /** A question that costs nothing. */
    static HttpRequest question(ServiceClient client, ElevenLabsOffer offer, String path) {
        return client.request(offer.at(path))
                .header("xi-api-key", offer.key())
                .GET()
                .build();
    }
}
