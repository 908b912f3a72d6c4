package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.TENANT;

import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** What happened, what is asked, what follows. */
final class GenerationFixture {

    private final AggregateTestFixture<Generation> axon = new AggregateTestFixture<>(Generation.class);
    private final List<Object> past = new ArrayList<>();
    private final QuotesInMemory quotes = new QuotesInMemory();
    private final List<CommitCredits> charges = new ArrayList<>();
    private @Nullable DownloadTerms terms;
    private Instant now = Instant.EPOCH;

    GenerationFixture given(Object... events) {
        past.addAll(Arrays.asList(events));
        return this;
    }

    QuotesInMemory quotes() {
        return quotes;
    }

    /** What the tenant has chosen by now. */
    GenerationFixture paying(DownloadTerms atDownload) {
        terms = atDownload;
        return this;
    }

    /** What the account was asked for. */
    List<CommitCredits> charges() {
        return charges;
    }

    GenerationFixture at(Instant moment) {
        now = moment;
        return this;
    }

    ResultValidator<Generation> when(GenerationCommand command) {
        return when(command, TENANT);
    }

    ResultValidator<Generation> when(GenerationCommand command, TenantId asker) {
        provide();
        return axon.given(past).when(command, Map.of(MetaDataKeys.TENANT, asker.value()));
    }

    ResultValidator<Generation> whenNobodyAsks(GenerationCommand command) {
        provide();
        return axon.given(past).when(command);
    }

    private void provide() {
        axon.registerInjectableResource(
                new QuoteDesk(quotes, tenant -> Optional.ofNullable(terms), Clock.fixed(now, ZoneOffset.UTC)));
        var account = SimpleCommandBus.builder().build();
        account.subscribe(CommitCredits.class.getName(), charge -> {
            charges.add((CommitCredits) charge.getPayload());
            return null;
        });
        axon.registerInjectableResource(
                new Till(DefaultCommandGateway.builder().commandBus(account).build()));
    }
}
