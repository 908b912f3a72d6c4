package io.rhapsode.gateway.credit;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.ExplainCharge;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.credit.ListMovements;
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.MovementPage;
import io.rhapsode.events.credit.MovementView;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.Page;
import io.rhapsode.gateway.form.Paged;
import io.rhapsode.gateway.form.QueryParameters;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a tenant has, what has changed it, and why. */
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
            description =
                    "settled is available and held; available is what something new can use, lot by lot in the order in which they are drawn; debt is what was delivered and not paid.")
    Mono<Balance> balance(Requester requester) {
        return sender.ask(requester, new FindBalance(requester.tenant()), BalanceView.class)
                .map(view -> new Balance(
                        view.settled(), view.held(), view.available(), view.debt(), view.frozen(), view.lots()));
    }

    @GetMapping(path = "/api/v1/credits/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The ledger, newest first",
            description =
                    "What has changed what the tenant has: settled less debt. Holds are not in it, for they change nothing yet.")
    @Paged
    @Refuses(ProblemType.CURSOR_INVALID)
    Mono<Page<Item>> ledger(
            Requester requester, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> values) {
        var parameters = new QueryParameters(values);
        var query = new ListMovements(requester.tenant(), parameters.limit(), parameters.cursor());
        parameters.refuse();
        return sender.ask(requester, query, MovementPage.class)
                .onErrorMap(IllegalArgumentException.class, Page::cursorInvalid)
                .map(page -> Page.of(page.items(), Item::of, page.nextCursor()));
    }

    @GetMapping(path = "/api/v1/credits/why", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Why a generation cost what it did",
            description =
                    "What each candidate would cost, who delivered it, and every event of the account that concerns it, from the first, with the lots that it touched.")
    @Parameter(
            name = "generationId",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string", pattern = "gen_[a-z0-9]{26}"))
    @Refuses(ProblemType.GENERATION_NOT_FOUND)
    Mono<ChargeExplanation> why(
            Requester requester, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        TenantId tenant = requester.tenant();
        GenerationId generation = generation(new QueryParameters(parameters));
        return Mono.zip(
                        sender.ask(requester, new FindGeneration(tenant, generation), GenerationView.class),
                        sender.ask(requester, new FindRouting(tenant, generation), RoutingView.class),
                        sender.ask(requester, new ExplainCharge(tenant, generation), MovementPage.class))
                .map(told -> ChargeExplanation.of(told.getT1(), told.getT2(), told.getT3()));
    }

    private static GenerationId generation(QueryParameters parameters) {
        var generation = parameters.require("generationId", GenerationId::new, "must be gen_ and 26 letters or digits");
        parameters.refuse();
        return generation.orElseThrow();
    }

    /** A balance, in credits. */
    record Balance(long settled, long held, long available, long debt, boolean frozen, List<BalanceView.Lot> lots) {}

    /**
     * A line of the ledger.
     *
     * @param credits more or less
     * @param balanceAfter settled less debt
     */
    record Item(
            MovementKind kind,
            long credits,
            long balanceAfter,
            @Nullable String generationId,
            @Nullable String paymentId,
            @Nullable String reason,
            Instant at) {

        static Item of(MovementView view) {
            return new Item(
                    view.kind(),
                    view.credits(),
                    view.balanceAfter(),
                    view.generationId() == null ? null : view.generationId().value(),
                    view.paymentId() == null ? null : view.paymentId().value(),
                    view.reason(),
                    view.at());
        }
    }
}
