package io.rhapsode.application.quote;

import io.rhapsode.worker.queue.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets quotes that are over. */
@Component
class SweepQuotes implements RecurringWork {

    /** Who calls upon a quote too late is told so for a day; later it is not known any more. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Duration EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(SweepQuotes.class);

    private final QuoteTable quotes;
    private final Clock clock;

    SweepQuotes(QuoteTable quotes, Clock clock) {
        this.quotes = quotes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "SweepQuotes";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void perform() {
        int forgotten = quotes.forget(clock.instant().minus(REMEMBERED));
        if (forgotten > 0) {
            LOG.atInfo().addKeyValue("quotes", forgotten).log("removed quotes that were over");
        }
    }
}
