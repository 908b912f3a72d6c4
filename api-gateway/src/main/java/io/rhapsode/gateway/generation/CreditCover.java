package io.rhapsode.gateway.generation;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.generation.Admission;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Shortfall;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses at the door what the account will not cover. The account itself decides, once the text is planned; here it is only known earlier. */
@Component
@EnableConfigurationProperties(Purchase.class)
class CreditCover {

    private final Sender sender;
    private final Purchase purchase;
    private final Clock clock;

    CreditCover(Sender sender, Purchase purchase, Clock clock) {
        this.sender = sender;
        this.purchase = purchase;
        this.clock = clock;
    }

    Mono<Void> demand(Requester requester, Admission admission) {
        return sender.ask(requester, new FindBalance(requester.tenant()), BalanceView.class)
                .flatMap(balance -> {
                    long credits = admission.credits();
                    if (!covers(balance, credits)) {
                        return Mono.error(insufficient(balance, credits));
                    }
                    long left = balance.budgetLeft(clock.instant());
                    return credits > left ? Mono.error(overBudget(credits, left)) : Mono.empty();
                });
    }

    /** An account that has not been seen yet may cover it. */
    private static boolean covers(BalanceView balance, long credits) {
        return !balance.known() || !balance.frozen() && credits <= balance.available();
    }

    /** Buying would not help, so it says nothing of that. */
    private static ProblemException overBudget(long credits, long left) {
        return new ProblemException(
                        ProblemType.BUDGET_REACHED,
                        "It takes " + credits + " credits, and " + left
                                + " are left of this month's budget. Wait until the month ends, at midnight UTC, or have the budget raised.")
                .shortOf(new Shortfall(credits, left, null));
    }

    private ProblemException insufficient(BalanceView balance, long credits) {
        return new ProblemException(
                        ProblemType.INSUFFICIENT_CREDITS,
                        balance.frozen()
                                ? "The account is frozen: nothing new can be begun."
                                : "It takes " + credits + " credits, and " + balance.available() + " are available.")
                .shortOf(new Shortfall(credits, balance.available(), purchase.buyUrl()));
    }
}
