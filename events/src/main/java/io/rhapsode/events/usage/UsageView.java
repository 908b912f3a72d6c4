package io.rhapsode.events.usage;

import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.speech.ProviderId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was used by one group: of a day, by a provider, and so on. What usage is not told apart by is null, and so is what it belongs to none of.
 *
 * @param generations delivered
 * @param credits charged
 * @param characters code points that were delivered as speech
 * @param audioMillis of delivered speech
 * @param costMicros what providers charged us, work thrown away and what failed included
 */
public record UsageView(
        @Nullable LocalDate day,
        @Nullable ProviderId provider,
        @Nullable ProjectId projectId,
        @Nullable ActorId apiKey,
        long generations,
        long credits,
        long characters,
        long audioMillis,
        long costMicros) {}
