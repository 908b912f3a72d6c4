package io.rhapsode.events.facade;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import org.jspecify.annotations.Nullable;

/**
 * What is meant by the names that a client knows.
 *
 * @param voice the very voice, where a provider has it
 * @param gender how it sounds, where only that is known
 * @param provider whose model it is
 * @param model where the provider has to be told; null where it takes that one anyway, so that others can stand in for it
 * @param strategy what somebody wants who names this model
 */
public record ResolvedNames(
        @Nullable VoiceId voice,
        @Nullable Gender gender,
        @Nullable ProviderId provider,
        @Nullable String model,
        @Nullable Strategy strategy) {}
