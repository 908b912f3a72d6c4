package io.rhapsode.application.operator;

import io.rhapsode.application.identity.StoredTenantTerms;
import io.rhapsode.events.generation.Charging;
import io.rhapsode.events.generation.DownloadTerms;
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

/** When a tenant pays: what is completed, or what it downloads. Holds for what is requested from then on. */
@RestController
@Hidden // no part of the API that tenants are promised
@RequestMapping("/actuator/credits/{tenant}/charging")
class ChargingController {

    private static final Logger LOG = LoggerFactory.getLogger(ChargingController.class);

    /** How long what is made waits for its download where an operator does not say. */
    private static final int USUAL_DAYS = 7;

    private final StoredTenantTerms tenants;
    private final VirtualThreads threads;

    ChargingController(StoredTenantTerms tenants, VirtualThreads threads) {
        this.tenants = tenants;
        this.threads = threads;
    }

    /** @param retentionDays null where it is paid when it is completed, and for the usual time */
    record Choice(@Nullable Charging charging, @Nullable Integer retentionDays) {

        static Choice of(@Nullable DownloadTerms terms) {
            return new Choice(Charging.of(terms), terms == null ? null : terms.retentionDays());
        }

        @Nullable
        DownloadTerms terms() {
            if (charging == null) {
                throw invalid("/charging", "must be at-completion or at-download");
            }
            if (charging == Charging.AT_COMPLETION) {
                if (retentionDays != null) {
                    throw invalid("/retentionDays", "is for at-download only");
                }
                return null;
            }
            int days = retentionDays == null ? USUAL_DAYS : retentionDays;
            return LedgerForm.understood(() -> new DownloadTerms(days), "/retentionDays");
        }

        private static ProblemException invalid(String pointer, String detail) {
            return new ProblemException(
                    ProblemType.VALIDATION_FAILED, pointer + " " + detail, List.of(new InvalidField(pointer, detail)));
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
            DownloadTerms terms = choice.terms();
            if (!tenants.choose(id, terms)) {
                throw unknown();
            }
            LOG.atInfo()
                    .addKeyValue("tenant", id)
                    .addKeyValue("charging", Charging.of(terms).code())
                    .addKeyValue("days", terms == null ? 0 : terms.retentionDays())
                    .log("an operator changed when a tenant pays");
            return chosen(id);
        });
    }

    private Choice chosen(TenantId tenant) {
        if (!tenants.knows(tenant)) {
            throw unknown();
        }
        return Choice.of(tenants.of(tenant).orElse(null));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such tenant.");
    }
}
