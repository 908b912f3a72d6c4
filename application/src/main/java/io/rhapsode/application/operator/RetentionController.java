package io.rhapsode.application.operator;

import io.rhapsode.application.identity.StoredRetentions;
import io.rhapsode.application.identity.StoredTenantTerms;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How long a tenant keeps text and audio of what is over. */
@RestController
@Hidden // no part of the API that tenants are promised
@RequestMapping("/actuator/tenants/{tenant}/retention")
class RetentionController {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionController.class);

    /** A hundred years. */
    private static final int MOST_DAYS = 36_500;

    private final StoredRetentions retentions;
    private final StoredTenantTerms tenants;
    private final VirtualThreads threads;

    RetentionController(StoredRetentions retentions, StoredTenantTerms tenants, VirtualThreads threads) {
        this.retentions = retentions;
        this.tenants = tenants;
        this.threads = threads;
    }

    /** @param days null where everything stays until it is erased */
    record Choice(@Nullable Integer days) {}

    @GetMapping
    Mono<Choice> show(@PathVariable String tenant) {
        return threads.call(() -> chosen(LedgerForm.understood(() -> new TenantId(tenant), "/tenant")));
    }

    @PostMapping
    Mono<Choice> choose(@PathVariable String tenant, @RequestBody Choice choice) {
        return threads.call(() -> {
            TenantId id = LedgerForm.understood(() -> new TenantId(tenant), "/tenant");
            Integer days = choice.days();
            if (days != null && (days < 1 || days > MOST_DAYS)) {
                String detail = "must be from 1 to " + MOST_DAYS + ", or null to keep everything";
                throw new ProblemException(
                        ProblemType.VALIDATION_FAILED, "/days " + detail, List.of(new InvalidField("/days", detail)));
            }
            if (!retentions.choose(id, days)) {
                throw unknown();
            }
            LOG.atInfo()
                    .addKeyValue("tenant", id)
                    .addKeyValue("days", days == null ? 0 : days)
                    .log("an operator changed how long a tenant keeps what it had made");
            return chosen(id);
        });
    }

    private Choice chosen(TenantId tenant) {
        if (!tenants.knows(tenant)) {
            throw unknown();
        }
        return new Choice(retentions.of(tenant).orElse(null));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such tenant.");
    }
}
