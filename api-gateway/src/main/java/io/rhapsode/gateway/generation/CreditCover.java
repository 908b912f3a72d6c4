package io.rhapsode.gateway.generation;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.generation.Admission;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Shortfall;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses at the door what the account will not cover. The account itself decides, once the text is planned; here it is only known earlier. */
@Component
@EnableConfigurationProperties(Purchase.class)
class CreditCover {

    private final Sender sender;
    private final Purchase purchase;

    CreditCover(Sender sender, Purchase purchase) {
        this.sender = sender;
        this.purchase = purchase;
    }

    Mono<Void> demand(Requester requester, Admission admission) {
        return sender.ask(requester, new FindBalance(requester.tenant()), BalanceView.class)
                .flatMap(balance -> covers(balance, admission.credits())
                        ? Mono.empty()
                        : Mono.error(insufficient(balance, admission.credits())));
    }

    /** An account that has not been seen yet may cover it. */
    private static boolean covers(BalanceView balance, long credits) {
        return !balance.known() || !balance.frozen() && credits <= balance.available();
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
