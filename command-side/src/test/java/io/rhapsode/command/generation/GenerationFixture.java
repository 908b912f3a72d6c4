package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.TENANT;

import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
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

    GenerationFixture given(Object... events) {
        past.addAll(Arrays.asList(events));
        return this;
    }

    ResultValidator<Generation> when(GenerationCommand command) {
        return when(command, TENANT);
    }

    ResultValidator<Generation> when(GenerationCommand command, TenantId asker) {
        return axon.given(past).when(command, Map.of(MetaDataKeys.TENANT, asker.value()));
    }

    ResultValidator<Generation> whenNobodyAsks(GenerationCommand command) {
        return axon.given(past).when(command);
    }
}
