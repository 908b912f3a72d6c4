package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ListGenerations;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.form.QueryParameters;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** Reads which generations are to be listed. */
final class ListQuery {

    private static final String STATUSES =
            Arrays.stream(GenerationStatus.values()).map(GenerationStatus::code).collect(Collectors.joining(", "));

    private ListQuery() {}

    static ListGenerations read(TenantId tenant, MultiValueMap<String, String> values) {
        var parameters = new QueryParameters(values);
        var query = new ListGenerations(
                tenant,
                parameters
                        .find("status", GenerationStatus::of, "must be one of " + STATUSES)
                        .orElse(null),
                parameters
                        .find("projectId", ProjectId::made, "must be prj_ and 26 letters or digits, as it was made")
                        .orElse(null),
                parameters.limit(),
                parameters.cursor());
        parameters.refuse();
        return query;
    }
}
