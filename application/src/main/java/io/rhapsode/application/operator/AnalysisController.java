package io.rhapsode.application.operator;

import io.rhapsode.application.identity.StoredModelConsent;
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

/** Whether the beginning of a tenant's texts may be shown to the language model that is configured. Holds for texts that come from then on. */
@RestController
@Hidden // no part of the API that tenants are promised
@RequestMapping("/actuator/tenants/{tenant}/analysis")
class AnalysisController {

    private static final Logger LOG = LoggerFactory.getLogger(AnalysisController.class);

    private final StoredModelConsent consent;
    private final VirtualThreads threads;

    AnalysisController(StoredModelConsent consent, VirtualThreads threads) {
        this.consent = consent;
        this.threads = threads;
    }

    record Choice(@Nullable Boolean askModel) {

        boolean said() {
            if (askModel == null) {
                String detail = "must be true or false";
                throw new ProblemException(
                        ProblemType.VALIDATION_FAILED,
                        "/askModel " + detail,
                        List.of(new InvalidField("/askModel", detail)));
            }
            return askModel;
        }
    }

    @GetMapping
    Mono<Choice> show(@PathVariable String tenant) {
        return threads.call(() -> chosen(LedgerForm.understood(() -> new TenantId(tenant), "/tenant")));
    }

    @PostMapping
    Mono<Choice> choose(@PathVariable String tenant, @RequestBody Choice choice) {
        return threads.call(() -> {
            TenantId id = LedgerForm.understood(() -> new TenantId(tenant), "/tenant");
            if (consent.choose(id, choice.said())) {
                LOG.atInfo()
                        .addKeyValue("tenant", id)
                        .addKeyValue("askModel", choice.said())
                        .log("an operator chose whether a model may see a tenant's texts");
            }
            return chosen(id);
        });
    }

    private Choice chosen(TenantId tenant) {
        return consent.of(tenant)
                .map(Choice::new)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such tenant."));
    }
}
