package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.TENANT;

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
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** What happened, what is asked, what follows. */
final class GenerationFixture {

    private final AggregateTestFixture<Generation> axon = new AggregateTestFixture<>(Generation.class);
    private final List<Object> past = new ArrayList<>();
    private final QuotesInMemory quotes = new QuotesInMemory();
    private Instant now = Instant.EPOCH;

    GenerationFixture given(Object... events) {
        past.addAll(Arrays.asList(events));
        return this;
    }

    QuotesInMemory quotes() {
        return quotes;
    }

    GenerationFixture at(Instant moment) {
        now = moment;
        return this;
    }

    ResultValidator<Generation> when(GenerationCommand command) {
        return when(command, TENANT);
    }

    ResultValidator<Generation> when(GenerationCommand command, TenantId asker) {
        axon.registerInjectableResource(new QuoteDesk(quotes, Clock.fixed(now, ZoneOffset.UTC)));
        return axon.given(past).when(command, Map.of(MetaDataKeys.TENANT, asker.value()));
    }

    ResultValidator<Generation> whenNobodyAsks(GenerationCommand command) {
        axon.registerInjectableResource(new QuoteDesk(quotes, Clock.fixed(now, ZoneOffset.UTC)));
        return axon.given(past).when(command);
    }
}
