package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as it is told, one answer after the other, and the last one for ever. */
final class ScriptedProvider implements SpeechProvider {

    /** What it does when it is asked. */
    interface Answer {
        RawSpeech give(SpeechRequest request) throws SpeechFailure, InterruptedException;
    }

    static final double CHARACTERS_PER_SECOND = 10;

    private final ProviderId id = new ProviderId("scripted");
    private final Queue<Answer> answers;
    private final AtomicInteger asked = new AtomicInteger();
    private final int concurrency;
    private final double requestsPerSecond;
    private double fastest = Double.POSITIVE_INFINITY;

    private ScriptedProvider(int concurrency, double requestsPerSecond, List<Answer> answers) {
        this.concurrency = concurrency;
        this.requestsPerSecond = requestsPerSecond;
        this.answers = new ArrayDeque<>(answers);
    }

    static ScriptedProvider answering(Answer... answers) {
        return new ScriptedProvider(4, Double.POSITIVE_INFINITY, List.of(answers));
    }

    static ScriptedProvider withPlaces(int concurrency, Answer... answers) {
        return new ScriptedProvider(concurrency, Double.POSITIVE_INFINITY, List.of(answers));
    }

    static ScriptedProvider atRate(double requestsPerSecond, Answer answer) {
        return new ScriptedProvider(4, requestsPerSecond, List.of(answer));
    }

    /** One that speaks no faster, whatever it is asked for. */
    ScriptedProvider noFasterThan(double speed) {
        fastest = speed;
        return this;
    }

    @Override
    public double speed(double asked) {
        return Math.min(asked, fastest);
    }

    int asked() {
        return asked.get();
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public SpeechCapabilities capabilities() {
        return new SpeechCapabilities(
                List.of("en"),
                List.of(new SpeechModel(
                        null, new SizeLimit(1000, Counting.CODE_POINTS), 3, Set.of(SpeechSetting.SPEED), 1000, null)),
                concurrency,
                requestsPerSecond,
                CHARACTERS_PER_SECOND);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("anna", List.of("en"), null, "Anna"));
    }

    @Override
    public ProviderHealth health() {
        return new ProviderHealth.Up();
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        asked.incrementAndGet();
        return next().give(request);
    }

    private synchronized Answer next() {
        var answer = answers.size() > 1 ? answers.remove() : answers.peek();
        if (answer == null) {
            throw new IllegalStateException("nothing to answer");
        }
        return answer;
    }
}
