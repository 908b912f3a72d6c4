package io.rhapsode.events.voice;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.VoiceId;

/**
 * Query for the {@link SampleView} of a voice, which is spoken for the first who asks and kept for all others. Costs the tenant nothing. Refused as {@code voice_not_found} where nobody has the voice
 * any more, as {@code unavailable} where it cannot be spoken just now, and as {@code overloaded} where samples have cost enough today.
 *
 * @param tenant whose turn it is at the provider
 * @param voice as its provider names it
 * @param language BCP 47; {@code und} where the voice speaks any
 */
public record FindSample(TenantId tenant, LibraryVoiceId voiceId, VoiceId voice, String language) {}
