package io.rhapsode.worker.generation;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.FindOverdue;
import io.rhapsode.events.credit.OverdueView;
import io.rhapsode.events.generation.RemoveUnfetched;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the generation of each hold that is due, removes what should have been paid by its download until then, and ends the lots that are due. */
final class SweepCredits implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepCredits.class);

    /** Often enough that nobody waits long for credits that nobody needs; a round without anything due is two statements. */
    private static final Duration EVERY = Duration.ofMinutes(15);

    /** Holds, and accounts. */
    private static final int AT_ONCE = 200;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final EventStore log;
    private final QueryGateway queries;
    private final CommandSender commands;
    private final Clock clock;

    SweepCredits(EventStore log, QueryGateway queries, CommandSender commands, Clock clock) {
        this.log = log;
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "SweepCredits";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void perform() throws Exception {
        Round lots = new Round();
        Round holds = new Round();
        String lastHold = "";
        String lastAccount = "";
        for (OverdueView due = overdue(lastHold, lastAccount); !due.isNothing(); due = overdue(lastHold, lastAccount)) {
            for (TenantId tenant : due.accounts()) {
                lots.take(() -> send(tenant, new ExpireLots(AccountId.of(tenant))));
            }
            for (OverdueView.Hold hold : due.holds()) {
                holds.take(() -> ask(hold));
            }
            lastHold = due.holds().isEmpty()
                    ? lastHold
                    : due.holds().getLast().generationId().value();
            lastAccount = due.accounts().isEmpty()
                    ? lastAccount
                    : due.accounts().getLast().value();
        }
        if (holds.done() > 0) {
            LOG.atInfo().addKeyValue("holds", holds.done()).log("asked the generations of holds that were due");
        }
        lots.end();
        holds.end();
    }

    private OverdueView overdue(String lastHold, String lastAccount) throws Exception {
        return queries.query(new FindOverdue(clock.instant(), AT_ONCE, lastHold, lastAccount), OverdueView.class)
                .get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean ask(OverdueView.Hold hold) {
        Instant now = clock.instant();
        var history = GenerationHistory.of(log, hold.generationId());
        Instant until = history.availableUntil();
        if (until != null && !now.isBefore(until)) {
            // it may be downloaded at this very moment: the generation says who was first
            send(hold.tenant(), new RemoveUnfetched(hold.generationId()));
            history.readOn(log, hold.generationId());
        }
        return send(hold.tenant(), Settlement.of(hold.tenant(), hold.generationId(), history, now));
    }

    private boolean send(TenantId tenant, Object command) {
        Commands.ofTheSystem(tenant, commands).send(command);
        return true;
    }
}
