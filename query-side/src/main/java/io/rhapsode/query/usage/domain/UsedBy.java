package io.rhapsode.query.usage.domain;

import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * To whose usage a generation counts. Each event tells it something, or is counted.
 *
 * @param apiKey with which it was asked for; of an actor that is no key nothing is kept
 * @param provider who speaks it at this moment
 * @param characters code points that are delivered if it is merged now
 * @param sequence number of the last event of the generation that is counted
 * @param accountSequence number of the last event of its account that is counted
 */
public record UsedBy(
        GenerationId generationId,
        TenantId tenant,
        @Nullable ProjectId project,
        @Nullable ActorId apiKey,
        @Nullable ProviderId provider,
        int characters,
        long sequence,
        long accountSequence) {

    private static final String KEY = "key_";

    /** @param actor who asked for it, as the message says */
    public static UsedBy begin(GenerationRequested event, @Nullable String actor, long sequence) {
        return new UsedBy(
                event.generationId(),
                event.tenantId(),
                event.projectId(),
                actor != null && actor.startsWith(KEY) ? new ActorId(actor) : null,
                null,
                event.characters(),
                sequence,
                -1);
    }

    public UsedBy evolve(GenerationEvent event, long sequence) {
        return switch (event) {
            case GenerationRouted routed
            when !routed.routing().candidates().isEmpty() ->
                with(routed.routing().candidates().getFirst().provider(), characters, sequence);
            case GenerationRerouted rerouted -> with(rerouted.to(), characters, sequence);
            case GenerationCancelled cancelled -> with(provider, cancelled.spokenCharacters(), sequence);
            default -> with(provider, characters, sequence);
        };
    }

    public UsedBy charged(long accountSequence) {
        return new UsedBy(generationId, tenant, project, apiKey, provider, characters, sequence, accountSequence);
    }

    /** What counts with an event. */
    public Amounts amounts(GenerationEvent event) {
        return switch (event) {
            case AudioMerged merged -> Amounts.speech(characters, merged.audio().durationMillis());
            case GenerationCompleted completed -> Amounts.cost(completed.costMicros());
            case GenerationFailed failed -> Amounts.cost(failed.costMicros());
            case GenerationCancelled cancelled -> Amounts.cost(cancelled.costMicros());
            default -> Amounts.NONE;
        };
    }

    /** What the account was charged with an event: all that became revenue, as the ledger has it. */
    public static Amounts amounts(CreditEvent event) {
        return Amounts.charge(event.moved(LedgerAccount.REVENUE));
    }

    private UsedBy with(@Nullable ProviderId speaker, int delivered, long last) {
        return new UsedBy(generationId, tenant, project, apiKey, speaker, delivered, last, accountSequence);
    }
}
