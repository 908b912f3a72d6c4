package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.query.UnitWriter;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.transaction.PlatformTransactionManager;

/** Keeps the balance of each account. An account's events need the order they have in its aggregate, which is Axon's own policy. */
@ProcessingGroup(CreditProjection.GROUP)
public class CreditProjection {

    public static final String GROUP = "credit-projection";

    private final BalanceTable balances;
    private final UnitWriter writer;

    /** @param writing whose connections have the role of the writer and take part in {@code transactions} */
    public CreditProjection(DataSource writing, PlatformTransactionManager transactions) {
        this.balances = new BalanceTable(writing);
        this.writer = new UnitWriter(GROUP, transactions, this::write);
    }

    @EventHandler
    void on(CreditEvent event, EventMessage<CreditEvent> message) {
        writer.add(message);
    }

    @ResetHandler
    void reset() {
        balances.truncate();
    }

    private void write(List<EventMessage<?>> messages) {
        var accounts = messages.stream()
                .map(message -> ((CreditEvent) message.getPayload()).accountId())
                .distinct()
                .toList();
        var found = balances.find(accounts);
        for (var message : messages) {
            tell(found, (CreditEvent) message.getPayload(), ((DomainEventMessage<?>) message).getSequenceNumber());
        }
        balances.write(found.values());
    }

    private static void tell(Map<AccountId, Balance> balances, CreditEvent event, long sequence) {
        var balance = balances.get(event.accountId());
        if (balance != null) {
            balances.put(event.accountId(), balance.evolve(event, sequence));
        } else if (event instanceof AccountOpened opened) {
            balances.put(event.accountId(), Balance.open(opened, sequence));
        } else {
            throw new IllegalStateException("the opening of " + event.accountId() + " was never projected");
        }
    }
}
