package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.query.UnitWriter;
import io.rhapsode.query.credit.domain.Movement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Keeps the ledger as it is read: balances, lots, holds, movements, and the journal. An account's events need the order they have in its aggregate, which is
 * Axon's own policy. An event that is told again changes nothing: the balance says which was the last.
 */
@ProcessingGroup(CreditProjection.GROUP)
public class CreditProjection {

    /** Another name than its predecessor's, whose tables were others: so it begins at the beginning of the log. */
    public static final String GROUP = "credit-ledger";

    private final JdbcTemplate jdbc;
    private final BalanceTable balances;
    private final UnitWriter writer;

    /** @param writing whose connections have the role of the writer and take part in {@code transactions} */
    public CreditProjection(DataSource writing, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(writing);
        this.balances = new BalanceTable(jdbc);
        this.writer = new UnitWriter(GROUP, transactions, this::write);
    }

    @EventHandler
    void on(CreditEvent event, EventMessage<CreditEvent> message) {
        writer.add(message);
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate credit_balance, credit_lot, credit_hold, credit_movement, credit_entry");
    }

    private void write(List<EventMessage<?>> messages) {
        var known = balances.find(messages.stream()
                .map(message -> ((CreditEvent) message.getPayload()).accountId())
                .distinct()
                .toList());
        Map<AccountId, Balance> changed = new HashMap<>();
        var lots = new LotTable(jdbc);
        var holds = new HoldTable(jdbc);
        var movements = new MovementTable(jdbc);
        for (var message : messages) {
            var event = (CreditEvent) message.getPayload();
            long sequence = ((DomainEventMessage<?>) message).getSequenceNumber();
            var before = standing(known, event);
            if (sequence <= before.sequence()) {
                continue;
            }
            var account = before.evolve(event, sequence);
            known.put(event.accountId(), account);
            changed.put(event.accountId(), account);
            var movement = Movement.of(event);
            lots.add(account, movement.lots());
            holds.add(account, event);
            movements.add(account, movement, message.getTimestamp());
        }
        if (!changed.isEmpty()) {
            balances.write(changed.values());
            lots.write();
            holds.write();
            movements.write();
        }
    }

    private static Balance standing(Map<AccountId, Balance> known, CreditEvent event) {
        var balance = known.get(event.accountId());
        if (balance != null) {
            return balance;
        }
        if (event instanceof AccountOpened opened) {
            return Balance.open(opened);
        }
        throw new IllegalStateException("the opening of " + event.accountId() + " was never projected");
    }
}
