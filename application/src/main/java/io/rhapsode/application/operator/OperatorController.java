package io.rhapsode.application.operator;

import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.saga.quarantine.KeptEvent;
import io.rhapsode.saga.quarantine.QuarantinedEvents;
import io.rhapsode.saga.quarantine.Retry;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's paths. They stand beside the actuator's own, and answer refusals as the rest of the API does. */
@RestController
@Hidden // no part of the API that tenants are promised
@RequestMapping("/actuator")
class OperatorController {

    /** Quarantined events that are shown, the latest. */
    private static final int SHOWN = 200;

    private final DeadLetters letters;
    private final QuarantinedEvents quarantine;
    private final Processors processors;
    private final Rebuild rebuild;
    private final VirtualThreads threads;

    OperatorController(
            DeadLetters letters,
            QuarantinedEvents quarantine,
            Processors processors,
            Rebuild rebuild,
            VirtualThreads threads) {
        this.letters = letters;
        this.quarantine = quarantine;
        this.processors = processors;
        this.rebuild = rebuild;
        this.threads = threads;
    }

    record Discarded(int events) {}

    record Quarantined(List<Kept> events, long total) {}

    /** As it lies in quarantine. */
    record Kept(
            String processor,
            String eventId,
            String eventType,
            @Nullable String generationId,
            @Nullable String tenantId,
            int attempts,
            String cause,
            Instant quarantinedAt) {

        static Kept of(KeptEvent kept) {
            var event = kept.event();
            return new Kept(
                    event.processor(),
                    event.eventId(),
                    event.eventType(),
                    event.generationId(),
                    event.tenantId(),
                    event.attempts(),
                    event.cause(),
                    kept.quarantinedAt());
        }
    }

    /** @param cause what it failed with this time, where it was not handled */
    record RetriedEvent(boolean handled, @Nullable String cause) {}

    record Listed(List<ProcessorStatus> processors) {}

    @GetMapping("/deadletters")
    Mono<DeadLetters.Listing> deadLetters() {
        return threads.call(letters::list);
    }

    @PostMapping("/deadletters/{processor}/retry")
    Mono<DeadLetters.Retried> retryAll(@PathVariable String processor) {
        return threads.call(() -> letters.retryAll(processor));
    }

    @PostMapping("/deadletters/{processor}/{sequence}/retry")
    Mono<DeadLetters.Retried> retry(@PathVariable String processor, @PathVariable String sequence) {
        return threads.call(() -> letters.retry(processor, sequence));
    }

    @DeleteMapping("/deadletters/{processor}/{sequence}")
    Mono<Discarded> discard(@PathVariable String processor, @PathVariable String sequence) {
        return threads.call(() -> new Discarded(letters.discard(processor, sequence)));
    }

    @GetMapping("/quarantine")
    Mono<Quarantined> quarantine() {
        return threads.call(() ->
                new Quarantined(quarantine.list(SHOWN).stream().map(Kept::of).toList(), quarantine.count()));
    }

    @PostMapping("/quarantine/{processor}/{eventId}/retry")
    Mono<RetriedEvent> retryEvent(@PathVariable String processor, @PathVariable String eventId) {
        return threads.call(() -> switch (quarantine.retry(processor, eventId)) {
            case Retry.Handled _ -> new RetriedEvent(true, null);
            case Retry.Failed failed -> new RetriedEvent(false, failed.cause());
            case Retry.TooLate _ ->
                throw new ProblemException(
                        ProblemType.ALREADY_FINISHED,
                        "Its generation is over, so the event can lead to nothing any more. Discard it; the text can be spoken anew.");
            case Retry.Unknown _ -> throw unknownEvent();
        });
    }

    @DeleteMapping("/quarantine/{processor}/{eventId}")
    Mono<Discarded> discardEvent(@PathVariable String processor, @PathVariable String eventId) {
        return threads.call(() -> {
            if (!quarantine.discard(processor, eventId)) {
                throw unknownEvent();
            }
            return new Discarded(1);
        });
    }

    @GetMapping("/processors")
    Mono<Listed> processors() {
        return threads.call(() -> new Listed(processors.list()));
    }

    @PostMapping("/processors/{processor}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProcessorStatus> rebuild(@PathVariable String processor) {
        return threads.call(() -> {
            rebuild.begin(processor);
            return processors.status(processor);
        });
    }

    private static ProblemException unknownEvent() {
        return new ProblemException(ProblemType.NOT_FOUND, "No such event of this processor is in quarantine.");
    }
}
