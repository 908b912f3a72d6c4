package io.rhapsode.command.credit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.identity.MetaDataKeys;
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
@Revision("1")
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
    void handle(OpenAccount command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GrantCredits command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(HoldCredits command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CommitCredits command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseCredits command) {
        decide(command);
    }

    private void decide(CreditCommand command) {
        AccountDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(CreditEvent event) {
        id = event.accountId();
        state = state.evolve(event);
    }
}
