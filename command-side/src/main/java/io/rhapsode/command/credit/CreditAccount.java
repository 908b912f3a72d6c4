package io.rhapsode.command.credit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.credit.SetLimits;
import io.rhapsode.events.credit.UnfreezeAccount;
import io.rhapsode.events.credit.Vouched;
import io.rhapsode.events.credit.VoucherPosted;
import io.rhapsode.events.identity.MetaDataKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Axon's handle on the decider: routing and storage, no rules. Every command may find nothing, so that the decider and not Axon says what then. Not to be
 * cached: every node charges it.
 *
 * <p>The revision is that of the snapshots: it changes with the shape of the state, and older snapshots are passed over.
 */
@Aggregate(type = "CreditAccount", snapshotTriggerDefinition = "accountSnapshots")
@Revision("3")
class CreditAccount {

    @AggregateIdentifier
    private @Nullable AccountId id;

    @JsonTypeInfo(use = Id.NAME)
    @JsonSubTypes({
        @Type(name = "absent", value = AccountState.Absent.class),
        @Type(name = "open", value = AccountState.Open.class),
    })
    private AccountState state = new AccountState.Absent();

    @CommandHandlerInterceptor
    void admit(CreditCommand command, @MetaDataValue(MetaDataKeys.TENANT) @Nullable String tenant) {
        AccountDecider.admit(tenant, command, state);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenAccount command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GrantCredits command, Clock clock, CreditLog log) {
        once(command, log, () -> AccountDecider.decide(command, state, now(clock)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PurchaseCredits command, Clock clock, CreditLog log) {
        once(command, log, () -> AccountDecider.decide(command, state, now(clock)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(HoldCredits command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExtendHold command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CommitCredits command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseCredits command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExpireHold command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExpireLots command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AdjustCredits command, Clock clock, CreditLog log) {
        once(command, log, () -> AccountDecider.decide(command, state, now(clock)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FreezeAccount command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(UnfreezeAccount command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetLimits command, Clock clock) {
        AccountDecider.decide(command, state, now(clock)).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefundCharge command, Clock clock, CreditLog log) {
        once(command, log, () -> {
            var charge = log.event(command.accountId(), command.charge());
            return AccountDecider.decide(command, charge, state, now(clock));
        });
    }

    /** The voucher goes with what is posted under it, in one transaction. */
    private <C extends CreditCommand & Vouched> void once(
            C command, CreditLog log, Supplier<List<CreditEvent>> decision) {
        if (log.isPosted(command.voucher())) {
            return;
        }
        var events = decision.get();
        events.forEach(AggregateLifecycle::apply);
        if (!events.isEmpty()) {
            log.post(new VoucherPosted(command.voucher(), command.accountId()));
        }
    }

    /** No finer than what a database keeps of it. */
    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @EventSourcingHandler
    void evolve(CreditEvent event) {
        id = event.accountId();
        state = state.evolve(event);
    }
}
