package io.rhapsode.application.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.application.metrics.Sampled;
import io.rhapsode.query.credit.LedgerCheck;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Whether the books balance, looked at each time somebody scrapes: the check that never stops. */
@Component
class LedgerMetrics implements ApplicationRunner {

    private record Sample(long unbalanced, long debt) {}

    private final MeterRegistry meters;
    private final Sampled<Sample> sampled;

    LedgerMetrics(LedgerCheck check, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.sampled = new Sampled<>(() -> new Sample(check.unbalanced(), check.debt()), clock);
    }

    @Override
    public void run(ApplicationArguments none) {
        Gauge.builder("rhapsode.ledger.unbalanced", sampled, source -> source.read(Sample::unbalanced))
                .register(meters);
        Gauge.builder("rhapsode.ledger.debt", sampled, source -> source.read(Sample::debt))
                .register(meters);
    }
}
