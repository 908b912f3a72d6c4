package io.rhapsode.application.operator;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.credit.UnfreezeAccount;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.query.credit.LedgerAudit;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an operator does with tenants' credits. Each may be repeated, under the same key, and is then done once. */
@RestController
@Hidden // no part of the API that tenants are promised
@RequestMapping("/actuator/credits")
class LedgerController {

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    private static final Duration QUERY_LIMIT = Duration.ofSeconds(10);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final LedgerAudit audit;
    private final VirtualThreads threads;

    LedgerController(CommandGateway commands, QueryGateway queries, LedgerAudit audit, VirtualThreads threads) {
        this.commands = commands;
        this.queries = queries;
        this.audit = audit;
        this.threads = threads;
    }

    /** @param proven whether nothing was found */
    record Audited(boolean proven, LedgerAudit.Report report) {}

    @GetMapping("/audit")
    Mono<Audited> audit() {
        return threads.call(() -> {
            var report = audit.audit();
            return new Audited(report.proven(), report);
        });
    }

    @GetMapping("/{tenant}")
    Mono<BalanceView> balance(@PathVariable String tenant) {
        return threads.call(() -> {
            var id = LedgerForm.understood(() -> new TenantId(tenant), "/tenant");
            BalanceView balance = queries.query(new FindBalance(id), BalanceView.class)
                    .get(QUERY_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!balance.known()) {
                throw new ProblemException(ProblemType.ACCOUNT_NOT_FOUND, "There is no account of " + id.value() + ".");
            }
            return balance;
        });
    }

    @PostMapping("/{tenant}/grants")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> grant(@PathVariable String tenant, @RequestBody LedgerForm.Grant form) {
        return send(tenant, form::of);
    }

    @PostMapping("/{tenant}/adjustments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> adjust(@PathVariable String tenant, @RequestBody LedgerForm.Adjustment form) {
        return send(tenant, form::of);
    }

    @PostMapping("/{tenant}/refunds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> refund(@PathVariable String tenant, @RequestBody LedgerForm.Refund form) {
        return send(tenant, form::of);
    }

    @PostMapping("/{tenant}/freeze")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> freeze(@PathVariable String tenant, @RequestBody LedgerForm.Freeze form) {
        return send(tenant, form::of);
    }

    @PostMapping("/{tenant}/unfreeze")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unfreeze(@PathVariable String tenant) {
        return send(tenant, account -> new UnfreezeAccount(account, ActorId.OPERATOR));
    }

    @PostMapping("/{tenant}/limits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> limit(@PathVariable String tenant, @RequestBody LedgerForm.Limits form) {
        return send(tenant, form::of);
    }

    private Mono<Void> send(String tenant, Function<AccountId, CreditCommand> wish) {
        return threads.run(() -> {
            TenantId id = LedgerForm.understood(() -> new TenantId(tenant), "/tenant");
            var message = new GenericCommandMessage<>(
                    wish.apply(AccountId.of(id)),
                    Map.of(MetaDataKeys.TENANT, id.value(), MetaDataKeys.ACTOR, ActorId.OPERATOR.value()));
            commands.sendAndWait(message, COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS);
        });
    }
}
