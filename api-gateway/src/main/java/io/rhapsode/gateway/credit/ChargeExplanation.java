package io.rhapsode.gateway.credit;

import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.MovementPage;
import io.rhapsode.events.credit.MovementView;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.ProviderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a generation cost what it did: what it was priced at, who delivered it, and every event of the account that concerns it.
 *
 * @param characters of the text, by which it is priced
 * @param provider who speaks it
 * @param candidates what each would cost for the whole text
 * @param items the account's events, from the first
 */
record ChargeExplanation(
        GenerationStatus status,
        int characters,
        long creditsCharged,
        @Nullable ProviderId provider,
        List<Price> candidates,
        List<Reroute> reroutes,
        List<Cause> items) {

    static ChargeExplanation of(GenerationView view, RoutingView routing, MovementPage account) {
        return new ChargeExplanation(
                view.status(),
                view.characters(),
                view.creditsCharged(),
                view.route() == null ? null : view.route().provider(),
                routing.candidates().stream().map(Price::of).toList(),
                routing.reroutes().stream()
                        .map(move -> new Reroute(move.from(), move.to(), move.why(), move.at()))
                        .toList(),
                account.items().stream().map(Cause::of).toList());
    }

    /** What a candidate takes. */
    record Price(ProviderId provider, long creditsPer1kCharacters, long credits) {

        static Price of(Candidate candidate) {
            return new Price(candidate.provider(), candidate.creditsPer1k(), candidate.credits());
        }
    }

    /** A move to another candidate, at that one's price. */
    record Reroute(ProviderId from, ProviderId to, AttemptOutcome reason, Instant at) {}

    /**
     * One event of the account.
     *
     * @param movement number of the event in the account
     * @param credits more or less of settled less debt
     * @param held more or less of what is set aside
     */
    record Cause(
            long movement,
            MovementKind kind,
            long credits,
            long held,
            @Nullable String reason,
            List<MovementView.LotChange> lots,
            Instant at) {

        static Cause of(MovementView view) {
            return new Cause(
                    view.number(),
                    view.kind(),
                    view.credits(),
                    view.heldCredits(),
                    view.reason(),
                    view.lots(),
                    view.at());
        }
    }
}
