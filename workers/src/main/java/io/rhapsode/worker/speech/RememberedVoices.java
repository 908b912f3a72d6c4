package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The voices that a service told of. It is asked again when they are old; while it cannot be asked, those it told of last still count. */
public final class RememberedVoices {

    /** Asks the service. */
    @FunctionalInterface
    public interface Source {

        List<Voice> ask() throws SpeechFailure, InterruptedException;
    }

    /** Services change theirs a few times a year, but an account may be given one of its own on any day. */
    public static final Duration AGE = Duration.ofHours(1);

    /** A service that is down holds up one routing in a minute, not each. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    /** How long the whole answer is waited for: somebody's text waits behind it. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(RememberedVoices.class);

    private record Told(List<Voice> voices, Instant until) {}

    private final String provider;
    private final Source source;
    private final Duration patience;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Told told = new Told(List.of(), Instant.MIN);

    /** @param provider its id, for the log */
    public RememberedVoices(String provider, Source source, Clock clock) {
        this(provider, source, PATIENCE, clock);
    }

    RememberedVoices(String provider, Source source, Duration patience, Clock clock) {
        this.provider = provider;
        this.source = source;
        this.patience = patience;
        this.clock = clock;
    }

    /** Empty where the service could not be asked yet. Whoever finds old ones while another asks takes the old ones. */
    public List<Voice> now() {
        var last = told;
        if (isFresh(last)) {
            return last.voices();
        }
        try {
            if (last.voices().isEmpty()) {
                asking.lockInterruptibly();
            } else if (!asking.tryLock()) {
                return last.voices();
            }
            try {
                if (!isFresh(told)) {
                    told = ask();
                }
                return told.voices();
            } finally {
                asking.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last.voices();
        }
    }

    private Told ask() throws InterruptedException {
        var asked = new FutureTask<>(source::ask);
        Thread.startVirtualThread(asked);
        try {
            var voices = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Told(
                    voices.stream().filter(this::canBeNamed).toList(),
                    clock.instant().plus(AGE));
        } catch (TimeoutException late) {
            return unknown(AttemptOutcome.TIMEOUT, null);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof SpeechFailure failure
                    ? unknown(failure.outcome(), null)
                    : unknown(AttemptOutcome.UNAVAILABLE, failed.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    /** One name in letters that nobody foresaw must not take all others away. */
    private boolean canBeNamed(Voice voice) {
        try {
            VoiceId.of(new ProviderId(provider), voice.name());
            return true;
        } catch (IllegalArgumentException unforeseen) {
            return false;
        }
    }

    /** @param fault of the adapter, null where the service is to blame */
    private Told unknown(AttemptOutcome outcome, @Nullable Throwable fault) {
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .addKeyValue("outcome", outcome.code())
                .setCause(fault)
                .log("voices unknown");
        return new Told(told.voices(), clock.instant().plus(PAUSE));
    }

    private boolean isFresh(Told answer) {
        return clock.instant().isBefore(answer.until());
    }
}
