package io.rhapsode.worker.speech;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.ProvidersView.Circuit;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.domain.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider with everything around it that makes a request dependable: places for as many requests as it takes at once, its rate, its circuit breaker, a
 * time limit, retries, and the check of its audio. One for each provider and node.
 *
 * <p>Whoever speaks first takes a {@link Permit}, in fair order, and then calls {@link #speak} on a thread of its own:
 *
 * <pre>{@code
 * var permit = speaker.acquire(tenant);
 * Thread.startVirtualThread(() -> {
 *     try (permit) { … speaker.speak(request) … }
 * });
 * }</pre>
 */
public final class Speaker {

    /** The name of the timer of all requests, by provider and outcome. */
    static final String ATTEMPTS = "rhapsode.speech.attempts";

    private final SpeechProvider provider;
    private final Tariffs tariffs;
    private final Safeguards safeguards;
    private final ProviderShare share;
    private final Duration rateWait;
    private final CheckedProvider checked;
    private final InstantSource clock;
    private final Map<String, Observations> observations;
    private final MeterRegistry meters;

    Speaker(
            SpeechProvider provider,
            Tariffs tariffs,
            Safeguards safeguards,
            SpeechResilience patience,
            AudioCheck check,
            ExecutorService threads,
            InstantSource clock,
            MeterRegistry meters) {
        this.provider = provider;
        this.tariffs = tariffs;
        this.safeguards = safeguards;
        this.share = new ProviderShare(provider.capabilities());
        this.rateWait = patience.maxRateWait();
        this.checked = new CheckedProvider(provider, safeguards.time(), threads, check, share);
        this.clock = clock;
        this.observations = provider.capabilities().models().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Speaker::key, model -> new Observations(clock, model.millisPer1k())));
        this.meters = meters;
    }

    public ProviderId id() {
        return provider.id();
    }

    public SpeechCapabilities capabilities() {
        return provider.capabilities();
    }

    /**
     * What it takes for what was asked for at this moment.
     *
     * @param model as the provider calls it; null for the default
     */
    public Price priceAt(Instant moment, @Nullable String model) {
        return tariffs.of(model == null ? capabilities().defaultModel().name() : model)
                .at(moment);
    }

    public List<Voice> voices() {
        return provider.voices();
    }

    public ProviderHealth health() {
        return provider.health();
    }

    /**
     * What was seen of one of its models.
     *
     * @param model as the provider calls it; of one that is unknown or null that of the default
     */
    public Observations observations(@Nullable String model) {
        return Objects.requireNonNull(observations.get(key(capabilities().model(model))));
    }

    private static String key(SpeechModel model) {
        return Objects.requireNonNullElse(model.name(), "");
    }

    /** Requests that it has at this moment, as far as this node knows. */
    public int inUse() {
        return share.inUseEverywhere();
    }

    /** What this node may have of it. */
    public ProviderShare share() {
        return share;
    }

    /** Whether each node has one of its own, so that there is nothing to share. */
    public boolean isOnThisMachine() {
        return provider.isOnThisMachine();
    }

    /** What the circuit breaker of this node does at the moment. */
    public Circuit circuit() {
        return switch (safeguards.circuit().getState()) {
            case OPEN, FORCED_OPEN -> Circuit.OPEN;
            case HALF_OPEN -> Circuit.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> Circuit.CLOSED;
        };
    }

    /** Whether the circuit breaker lets nothing through at the moment. */
    public boolean circuitOpen() {
        return circuit() == Circuit.OPEN;
    }

    /**
     * Waits in line for a place among the provider's concurrent requests. Tenants get one each in turn.
     *
     * @param tenant whose work it is
     * @throws IllegalStateException after {@link SpeechResilience#maxPermitWait()}: then places are not given back
     */
    public Permit acquire(TenantId tenant) throws InterruptedException {
        return acquire(tenant, safeguards.places().getBulkheadConfig().getMaxWaitDuration())
                .orElseThrow(() -> new IllegalStateException("no place at " + id() + " became free"));
    }

    /**
     * The same for somebody who has less time.
     *
     * @param limit of the wait in line
     * @return empty where no place became free by then
     */
    public Optional<Permit> acquire(TenantId tenant, Duration limit) throws InterruptedException {
        Bulkhead places = safeguards.places();
        FairLine line = share.line();
        if (!line.enter(tenant, limit)) {
            return Optional.empty();
        }
        try {
            places.acquirePermission(); // at once: there are as many places as may enter
        } catch (AcquirePermissionCancelledException e) {
            line.leave();
            throw interrupted();
        } catch (BulkheadFullException e) {
            line.leave();
            return Optional.empty();
        }
        return Optional.of(new Permit(places, line));
    }

    /**
     * Speaks one chunk, with as many attempts as are allowed and worth making. The caller holds a {@link Permit}. Blocks for minutes at worst.
     *
     * @throws InterruptedException when the thread is interrupted: the request that is under way is broken off
     */
    public Utterance speak(SpeechRequest request) throws InterruptedException {
        return speak(request, Purse.bottomless());
    }

    /**
     * The same with no more attempts than can be paid.
     *
     * @param purse asked before each attempt; where it does not suffice, the outcome is {@link AttemptOutcome#MAX_COST}
     */
    public Utterance speak(SpeechRequest request, Purse purse) throws InterruptedException {
        var chunk = new Chunk(request, purse);
        try {
            return chunk.spoken(safeguards.retry().executeCheckedSupplier(chunk::attempt));
        } catch (SpeechFailure failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            return chunk.failed(failure);
        } catch (InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The attempts at one chunk. Only the thread that speaks it sees this. */
    private final class Chunk {

        private final SpeechRequest request;
        private final Purse purse;
        private final long characters;
        private final List<Attempt> attempts = new ArrayList<>();
        private final long begun = System.nanoTime();
        private long billed;

        Chunk(SpeechRequest request, Purse purse) {
            this.request = request;
            this.purse = purse;
            this.characters = request.characters();
        }

        CanonicalSpeech attempt() throws Throwable {
            if (!purse.layAside(characters)) {
                throw new SpeechFailure(AttemptOutcome.MAX_COST);
            }
            long before = billed;
            try {
                return safeguards
                        .probation()
                        .executeCheckedSupplier(() -> safeguards.circuit().executeCheckedSupplier(this::inTurn));
            } catch (CallNotPermittedException e) {
                throw new SpeechFailure(AttemptOutcome.CIRCUIT_OPEN);
            } finally {
                purse.settle(characters, billed - before);
            }
        }

        private CanonicalSpeech inTurn() throws SpeechFailure, InterruptedException {
            if (!share.lease().begin(rateWait, provider.requests(request))) {
                throw new SpeechFailure(AttemptOutcome.RATE_LIMITED);
            }
            long sent = System.nanoTime();
            try {
                var speech = checked.speak(request, this::bill);
                record(AttemptOutcome.SPOKEN, sent);
                return speech;
            } catch (SpeechFailure failure) {
                record(failure.outcome(), sent);
                throw failure;
            } finally {
                share.lease().end();
            }
        }

        private void bill(long characters) {
            billed += characters;
            var price = priceAt(clock.instant(), request.model());
            observations(request.model()).saw(Sightings.billed(price.costMicros(characters)));
        }

        private void record(AttemptOutcome outcome, long sent) {
            long latency = millisSince(sent);
            attempts.add(new Attempt(id(), outcome, latency));
            meters.timer(ATTEMPTS, "provider", id().value(), "outcome", outcome.code())
                    .record(latency, TimeUnit.MILLISECONDS);
            if (outcome == AttemptOutcome.SPOKEN) {
                observations(request.model()).saw(Sightings.spoken(characters, latency));
            } else if (Safeguards.speaksAgainst(outcome) || isRefusedByTheProvider(outcome)) {
                observations(request.model()).saw(Sightings.failed());
            }
        }

        /** What was broken off because this node's lease was over says nothing about the provider. */
        private boolean isRefusedByTheProvider(AttemptOutcome outcome) {
            return outcome == AttemptOutcome.RATE_LIMITED && !share.lease().isOver();
        }

        Utterance spoken(CanonicalSpeech speech) {
            return new Utterance.Spoken(speech, billed, millisSince(begun), attempts);
        }

        Utterance failed(SpeechFailure failure) {
            boolean neverSent = failure.outcome() == AttemptOutcome.CIRCUIT_OPEN && !attempts.isEmpty();
            return new Utterance.Failed(neverSent ? attempts.getLast().outcome() : failure.outcome(), billed, attempts);
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    /** resilience4j leaves the flag set where it turns an interrupt into an exception of its own. */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException();
    }
}
