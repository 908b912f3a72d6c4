package io.rhapsode.events.voice;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A provider's catalogue has this voice: it is listed, has changed, or has come back.
 *
 * @param voice as the provider names it
 */
public record ListVoice(
        @TargetAggregateIdentifier LibraryVoiceId voiceId, ProviderId provider, VoiceId voice, VoiceProfile profile)
        implements VoiceCommand {

    public ListVoice(ProviderId provider, VoiceId voice, VoiceProfile profile) {
        this(LibraryVoiceId.of(voice), provider, voice, profile);
    }
}
