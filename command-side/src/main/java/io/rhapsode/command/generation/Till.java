package io.rhapsode.command.generation;

import io.rhapsode.command.generation.domain.GenerationDecider;
import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.command.generation.domain.GenerationState.Audible;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.RecordDownload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Where what is paid by its first download is paid: the charge is part of the transaction in which the download becomes a fact. So of many downloads at once one
 * pays, and a server that dies has done both or neither.
 */
@Component
class Till {

    /** How long the account may take to answer; it runs in our own unit of work where it is in this process. */
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    private final CommandGateway commands;

    Till(CommandGateway commands) {
        this.commands = commands;
    }

    List<GenerationEvent> decide(RecordDownload command, GenerationState state) {
        List<GenerationEvent> news = GenerationDecider.decide(command, state);
        if (state instanceof Audible audible && audible.unfetched()) {
            AccountId payer = AccountId.of(audible.request().tenantId());
            commands.sendAndWait(
                    new CommitCredits(payer, command.generationId(), audible.credits()),
                    COMMAND_LIMIT.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return news;
    }
}
