package io.rhapsode.application.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.application.metrics.Sampled;
import io.rhapsode.saga.quarantine.QuarantinedEvents;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** What waits for an operator, and how far the event processors are behind. Read when it is scraped, and begun when all processors are known. */
@Component
class OperatorMetrics implements ApplicationRunner {

    private record Sample(List<ProcessorStatus> processors, long quarantined) {

        ProcessorStatus processor(String name) {
            return processors.stream()
                    .filter(status -> status.processor().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Processors processors;
    private final MeterRegistry meters;
    private final Sampled<Sample> sampled;

    OperatorMetrics(Processors processors, QuarantinedEvents quarantine, MeterRegistry meters, Clock clock) {
        this.processors = processors;
        this.meters = meters;
        this.sampled = new Sampled<>(() -> new Sample(processors.list(), quarantine.count()), clock);
    }

    @Override
    public void run(ApplicationArguments none) {
        gauge("rhapsode.quarantined", Sample::quarantined).register(meters);
        for (String name : processors.names()) {
            gauge("rhapsode.processor.behind", sample -> behind(sample.processor(name)))
                    .tag("processor", name)
                    .register(meters);
            gauge(
                            "rhapsode.processor.deadletters",
                            sample -> sample.processor(name).deadLetters())
                    .tag("processor", name)
                    .register(meters);
        }
    }

    private Gauge.Builder<Sampled<Sample>> gauge(String name, ToDoubleFunction<Sample> number) {
        return Gauge.builder(name, sampled, source -> source.read(number));
    }

    /** Of the segments that this node works at; another node tells of the others. */
    private static long behind(ProcessorStatus status) {
        return status.segments().stream()
                .mapToLong(segment -> segment.behind() == null ? 0 : segment.behind())
                .max()
                .orElse(0);
    }
}
