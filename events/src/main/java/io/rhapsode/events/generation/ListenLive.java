package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Delivery;

/**
 * Streaming query for the audio from its beginning while it is being made, as one {@link LivePart} after the other; it ends when the generation ends.
 * Refused as {@code generation_not_found}, {@code generation_erased}, or {@code overloaded} where too many listen already.
 *
 * @param whole whether its beginning alone is of no use: of what is not paid yet there is nothing then, in place of the first minute, and where too many listen
 *     a place is waited for
 * @param timed whether it is said with the sound when each character is heard, for a generation whose order asks for timings. Of a finished one whose spoken chunks
 *     have been removed nobody can say it any more: {@code generation_erased}
 */
public record ListenLive(TenantId tenant, GenerationId generationId, Delivery delivery, boolean whole, boolean timed) {}
