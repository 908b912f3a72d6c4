package io.rhapsode.worker.speech;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.events.speech.ProviderId;

/** The safeguards of all providers, where their figures are read. */
record SafeguardRegistry(
        BulkheadRegistry places, CircuitBreakerRegistry circuits, TimeLimiterRegistry times, RetryRegistry retries) {

    static SafeguardRegistry measuredBy(MeterRegistry meters) {
        var registry = new SafeguardRegistry(
                BulkheadRegistry.ofDefaults(),
                CircuitBreakerRegistry.ofDefaults(),
                TimeLimiterRegistry.ofDefaults(),
                RetryRegistry.ofDefaults());
        TaggedBulkheadMetrics.ofBulkheadRegistry(registry.places).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry.circuits).bindTo(meters);
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(registry.times).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(registry.retries).bindTo(meters);
        return registry;
    }

    Safeguards around(ProviderId id, SpeechCapabilities capabilities, SpeechResilience patience) {
        String name = id.value();
        var circuit = circuits.circuitBreaker(name, Safeguards.circuit(patience));
        return new Safeguards(
                places.bulkhead(name, Safeguards.places(capabilities, patience)),
                circuit,
                times.timeLimiter(name, Safeguards.time(patience)),
                retries.retry(name + ".probation", Safeguards.probation(circuit, patience)),
                retries.retry(name, Safeguards.retry(patience)));
    }
}
