package io.rhapsode.events.voice;

import io.rhapsode.events.speech.VoiceId;

/**
 * Query for the {@link EquivalentsView} of a voice, whether or not it can still be had.
 *
 * @param voice as its provider names it
 * @param profile what is known of it
 */
public record FindEquivalents(VoiceId voice, VoiceProfile profile) {}
