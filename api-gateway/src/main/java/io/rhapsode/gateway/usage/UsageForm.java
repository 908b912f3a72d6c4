package io.rhapsode.gateway.usage;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.usage.ListUsage;
import io.rhapsode.events.usage.UsageGroup;
import io.rhapsode.gateway.form.Faults;
import io.rhapsode.gateway.form.Syntax;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads which usage is asked for. */
final class UsageForm {

    private static final int MAX_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    /** Where nobody says from when: the last day and those before it. */
    private static final int USUAL_DAYS = 30;

    /** A day: no more than four digits of a year, which is what a database and a person can compare. */
    private static final int DAY_LENGTH = "2026-01-01".length();

    private UsageForm() {}

    /** @param today in UTC */
    static ListUsage read(TenantId tenant, MultiValueMap<String, String> parameters, LocalDate today) {
        var faults = new Faults();
        var to = parsed(parameters, "to", UsageForm::day, "must be a day, as in 2026-01-31", today, faults);
        var from = parsed(
                parameters,
                "from",
                UsageForm::day,
                "must be a day, as in 2026-01-31",
                to.minusDays(USUAL_DAYS - 1),
                faults);
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > ListUsage.MOST_DAYS) {
            faults.add("/from", "must be a day up to " + (ListUsage.MOST_DAYS - 1) + " days before the last");
        }
        var groups = parsed(
                parameters,
                "groupBy",
                UsageForm::groups,
                "must be some of day, provider, project, apiKey, with commas between them",
                Set.of(UsageGroup.DAY),
                faults);
        int limit = parsed(
                parameters,
                "limit",
                UsageForm::limit,
                "must be a number between 1 and " + MAX_LIMIT,
                USUAL_LIMIT,
                faults);
        faults.refuse();
        return new ListUsage(tenant, from, to, groups, limit, parameters.getFirst("cursor"));
    }

    private static <T> T parsed(
            MultiValueMap<String, String> parameters,
            String name,
            Syntax<T> syntax,
            String detail,
            T usual,
            Faults faults) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return usual;
        }
        T value;
        try {
            value = syntax.read(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            value = null;
        }
        if (value == null) {
            faults.add("/" + name, detail);
            return usual;
        }
        return value;
    }

    private static @Nullable LocalDate day(String text) {
        return text.length() == DAY_LENGTH ? LocalDate.parse(text) : null;
    }

    private static Set<UsageGroup> groups(String text) {
        var groups = EnumSet.noneOf(UsageGroup.class);
        Arrays.stream(text.split(",", -1)).map(UsageGroup::of).forEach(groups::add);
        return groups;
    }

    private static @Nullable Integer limit(String text) {
        int limit = Integer.parseInt(text);
        return limit >= 1 && limit <= MAX_LIMIT ? limit : null;
    }
}
