package io.rhapsode.gateway.usage;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.usage.ListUsage;
import io.rhapsode.events.usage.UsageGroup;
import io.rhapsode.gateway.form.QueryParameters;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads which usage is asked for. */
final class UsageForm {

    /** Where nobody says from when: the last day and those before it. */
    private static final int USUAL_DAYS = 30;

    /** A day: no more than four digits of a year, which is what a database and a person can compare. */
    private static final int DAY_LENGTH = "2026-01-01".length();

    private static final String A_DAY = "must be a day, as in 2026-01-31";

    private UsageForm() {}

    /** @param today in UTC */
    static ListUsage read(TenantId tenant, MultiValueMap<String, String> values, LocalDate today) {
        var parameters = new QueryParameters(values);
        var to = parameters.find("to", UsageForm::day, A_DAY).orElse(today);
        var from = parameters.find("from", UsageForm::day, A_DAY).orElse(to.minusDays(USUAL_DAYS - 1));
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > ListUsage.MOST_DAYS) {
            parameters.fault("from", "must be a day up to " + (ListUsage.MOST_DAYS - 1) + " days before the last");
        }
        var groups = parameters
                .find(
                        "groupBy",
                        UsageForm::groups,
                        "must be some of day, provider, project, apiKey, with commas between them")
                .orElse(Set.of(UsageGroup.DAY));
        int limit = parameters.limit();
        parameters.refuse();
        return new ListUsage(tenant, from, to, groups, limit, parameters.cursor());
    }

    private static @Nullable LocalDate day(String text) {
        return text.length() == DAY_LENGTH ? LocalDate.parse(text) : null;
    }

    private static Set<UsageGroup> groups(String text) {
        var groups = EnumSet.noneOf(UsageGroup.class);
        Arrays.stream(text.split(",", -1)).map(UsageGroup::of).forEach(groups::add);
        return groups;
    }
}
