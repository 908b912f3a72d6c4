package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ListGenerations;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.form.Faults;
import io.rhapsode.gateway.form.Syntax;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads which generations are to be listed. */
final class ListQuery {

    private static final int MAX_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    private static final String STATUSES =
            Arrays.stream(GenerationStatus.values()).map(GenerationStatus::code).collect(Collectors.joining(", "));

    private ListQuery() {}

    static ListGenerations read(TenantId tenant, MultiValueMap<String, String> parameters) {
        var faults = new Faults();
        Integer limit =
                parsed(parameters, "limit", ListQuery::limit, "must be a number between 1 and " + MAX_LIMIT, faults);
        var query = new ListGenerations(
                tenant,
                parsed(parameters, "status", GenerationStatus::of, "must be one of " + STATUSES, faults),
                parsed(
                        parameters,
                        "projectId",
                        ProjectId::made,
                        "must be prj_ and 26 letters or digits, as it was made",
                        faults),
                limit == null ? USUAL_LIMIT : limit,
                parameters.getFirst("cursor"));
        faults.refuse();
        return query;
    }

    private static <T> @Nullable T parsed(
            MultiValueMap<String, String> parameters, String name, Syntax<T> syntax, String detail, Faults faults) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return null;
        }
        T value;
        try {
            value = syntax.read(text);
        } catch (IllegalArgumentException e) {
            value = null;
        }
        if (value == null) {
            faults.add("/" + name, detail);
        }
        return value;
    }

    private static @Nullable Integer limit(String text) {
        int limit = Integer.parseInt(text);
        return limit >= 1 && limit <= MAX_LIMIT ? limit : null;
    }
}
