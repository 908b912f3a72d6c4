package io.rhapsode.gateway.speech;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RingForSpeech;
import io.rhapsode.gateway.CorrelationId;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Where a speech service rings when it has ended a piece of work. Needs no key but the service's signature, and only has somebody look: nothing of what the body
 * says goes any further but the name of the work.
 */
@RestController
@Hidden // the service is told the address with each piece of work, and what it sends is of its own making
@EnableConfigurationProperties({HookSecrets.class, HookProperties.class})
class HookController {

    /** What was asked for comes back: 10,000 characters in their longest spelling, and as much again around them. */
    static final int LIMIT_BYTES = 256 * 1024;

    /** So many bodies are under way at most: nobody without a key may take the room that those with one share. */
    static final int AT_ONCE = 100;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final HookSecrets secrets;
    private final RequestBodies bodies;
    private final Sender sender;
    private final Clock clock;
    private final Bucket left;
    private final AtomicInteger underWay = new AtomicInteger();

    HookController(HookSecrets secrets, HookProperties limits, RequestBodies bodies, Sender sender, Clock clock) {
        this.secrets = secrets;
        this.bodies = bodies;
        this.sender = sender;
        this.clock = clock;
        this.left = Bucket.builder()
                .addLimit(limit -> limit.capacity(limits.perMinute()).refillGreedy(limits.perMinute(), WINDOW))
                .build();
    }

    @PostMapping("/api/v1/hooks/speech/{provider}")
    Mono<ResponseEntity<Void>> ring(@PathVariable String provider, ServerWebExchange exchange) {
        demandPatience();
        HookSecret secret = secrets.of(provider)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Nobody rings here."));
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return oneOfFew(bodies.read(
                        exchange, LIMIT_BYTES, body -> demandSignature(secret, headers, body), HookController::work))
                .flatMap(read -> ring(new RingForSpeech(new ProviderId(provider), read.value())))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private <T> Mono<T> oneOfFew(Mono<T> reading) {
        return Mono.using(
                underWay::incrementAndGet,
                number -> number > AT_ONCE ? Mono.error(crowded()) : reading,
                number -> underWay.decrementAndGet());
    }

    private static ProblemException crowded() {
        return new ProblemException(ProblemType.OVERLOADED, "Too many hooks come at once.").retryAfter(RETRY_AFTER);
    }

    /** Whether anybody waited is not told. */
    private Mono<Boolean> ring(RingForSpeech ring) {
        return Mono.deferContextual(context -> sender.ask(CorrelationId.in(context), ring, Boolean.class));
    }

    private static String work(Fields prediction) {
        String name = prediction.words("id", LONGEST_NAME);
        return name == null ? "" : name; // for which nobody waits
    }

    private void demandSignature(HookSecret secret, HttpHeaders headers, byte[] body) {
        if (!secret.hasSigned(headers, body, clock.instant())) {
            throw new ProblemException(
                    ProblemType.SIGNATURE_INVALID, "It is not signed with the secret of this provider, or not now.");
        }
    }

    private void demandPatience() {
        ConsumptionProbe probe = left.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(ProblemType.RATE_LIMITED, "Too many hooks came in a minute.")
                    .retryAfter(Duration.ofSeconds(Math.ceilDiv(
                            probe.getNanosToWaitForRefill(),
                            Duration.ofSeconds(1).toNanos())));
        }
    }
}
