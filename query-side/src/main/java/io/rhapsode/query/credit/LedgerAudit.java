package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.query.credit.domain.Books;
import io.rhapsode.query.credit.domain.Proof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Proves the books from the log alone: reads every event of every account from the beginning, adds up, and says where something cannot be right, and where what is
 * shown differs.
 */
public class LedgerAudit {

    /** An event that was seen to be there comes at once, unless the database is away. */
    private static final Duration NEXT_EVENT = Duration.ofSeconds(30);

    private final EventStore log;
    private final ShownBooks shown;

    /** @param writing whose connections have the role of the writer */
    public LedgerAudit(EventStore log, DataSource writing) {
        this.log = log;
        this.shown = new ShownBooks(writing);
    }

    /**
     * What came of it.
     *
     * @param movements events of accounts that were read
     * @param totals how much stands in each account of the ledger, over all tenants
     * @param faults what cannot be right in the log
     * @param differences where what is shown is not what the log says
     */
    public record Report(
            long accounts,
            long movements,
            Map<LedgerAccount, Long> totals,
            long sum,
            List<Finding> faults,
            List<Finding> differences,
            long millis) {

        /** Whether the books are right. */
        public boolean proven() {
            return sum == 0 && faults.isEmpty() && differences.isEmpty();
        }
    }

    /** What was found of an account. */
    public record Finding(AccountId account, String what) {}

    /** Reads for as long as it takes; blocks. */
    public Report audit() throws InterruptedException {
        long begun = System.nanoTime();
        Map<AccountId, Proof> proofs = read();
        var differences = shown.compare(proofs, this::readOn);
        var faults = new ArrayList<Finding>();
        Books all = Books.EMPTY;
        long movements = 0;
        for (var proof : proofs.entrySet()) {
            proof.getValue().faults().forEach(what -> faults.add(new Finding(proof.getKey(), what)));
            movements += proof.getValue().next();
            all = all.plus(proof.getValue().books());
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new Report(proofs.size(), movements, all.totals(), all.sum(), faults, differences, millis);
    }

    private Map<AccountId, Proof> read() throws InterruptedException {
        Map<AccountId, Proof> proofs = new LinkedHashMap<>();
        TrackingToken head = log.createHeadToken();
        long end = head == null ? -1 : head.position().orElse(-1);
        long position = -1;
        try (var events = log.openStream(null)) {
            while (position < end) {
                if (!events.hasNextAvailable((int) NEXT_EVENT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the log ends before its end");
                }
                TrackedEventMessage<?> event = events.nextAvailable();
                position = event.trackingToken().position().orElseThrow();
                if (CreditEvent.class.isAssignableFrom(event.getPayloadType())) {
                    take(proofs, event);
                }
            }
        }
        return proofs;
    }

    /** Two transactions may have committed in another order than their positions; an account's own events are in order. */
    private void take(Map<AccountId, Proof> proofs, TrackedEventMessage<?> message) {
        var event = (CreditEvent) message.getPayload();
        var proof = proofs.computeIfAbsent(event.accountId(), account -> new Proof());
        long number = ((DomainEventMessage<?>) message).getSequenceNumber();
        if (number > proof.next()) {
            readOn(event.accountId(), proof, number);
        } else if (number == proof.next()) {
            proof.take(event, number);
        }
    }

    /** Up to and with the event of that number. */
    private void readOn(AccountId account, Proof proof, long last) {
        var events = log.readEvents(account.value(), proof.next());
        while (proof.next() <= last && events.hasNext()) {
            var message = events.next();
            proof.take((CreditEvent) message.getPayload(), message.getSequenceNumber());
        }
    }
}
