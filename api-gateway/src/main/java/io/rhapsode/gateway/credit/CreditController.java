package io.rhapsode.gateway.credit;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a tenant has. */
@RestController
@Tag(name = "Credits")
class CreditController {

    private final Sender sender;

    CreditController(Sender sender) {
        this.sender = sender;
    }

    @GetMapping(path = "/api/v1/credits", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The balance",
            description = "Credits granted less charged, held for what is under way, and free for something new.")
    Mono<Balance> balance(Requester requester) {
        return sender.ask(requester, new FindBalance(requester.tenant()), BalanceView.class)
                .map(view -> new Balance(view.settled(), view.held(), view.available()));
    }

    /** A balance, in credits. */
    record Balance(long settled, long held, long available) {}
}
