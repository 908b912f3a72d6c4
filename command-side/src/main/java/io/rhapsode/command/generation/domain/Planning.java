package io.rhapsode.command.generation.domain;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan makes known, whether it comes with the request or later. */
final class Planning {

    private Planning() {}

    /** Three facts, at the prices that were promised. */
    static List<GenerationEvent> facts(GenerationRequested request, Plan plan) {
        GenerationId id = request.generationId();
        boolean nobody = plan.routing().candidates().isEmpty();
        return List.of(
                new TextAnalyzed(id, plan.analysis()),
                new GenerationRouted(id, Promise.kept(request.quoted(), plan.routing())),
                nobody
                        ? new GenerationFailed(id, FailureCode.NO_PROVIDER, List.of(), 0)
                        : new TextSplit(id, plan.chunks()));
    }

    /** The plan, if its prices are those of a request that is made now; else null. Prices change, and models end, with a day of UTC. */
    static @Nullable Plan ofToday(@Nullable Plan plan, Instant now) {
        return plan != null && day(plan.pricedAt()).equals(day(now)) ? plan : null;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
