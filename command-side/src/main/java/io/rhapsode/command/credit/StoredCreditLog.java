package io.rhapsode.command.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.credit.VoucherPosted;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log itself. A voucher is a stream with one event: the store takes the first number of a stream once. */
@Component
class StoredCreditLog implements CreditLog {

    private static final String TYPE = "CreditVoucher";

    private final EventStore log;

    StoredCreditLog(EventStore log) {
        this.log = log;
    }

    @Override
    public boolean isPosted(VoucherId voucher) {
        return log.lastSequenceNumberFor(voucher.value()).isPresent();
    }

    @Override
    public void post(VoucherPosted voucher) {
        log.publish(new GenericDomainEventMessage<>(TYPE, voucher.voucherId().value(), 0, voucher));
    }

    @Override
    public @Nullable CreditEvent event(AccountId account, long number) {
        var events = log.readEvents(account.value(), number);
        return events.hasNext() && events.next().getPayload() instanceof CreditEvent event ? event : null;
    }
}
