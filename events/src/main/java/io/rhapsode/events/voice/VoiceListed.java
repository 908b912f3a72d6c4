package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import org.axonframework.serialization.Revision;

/**
 * A provider offers a voice for the first time. Belongs to no tenant.
 *
 * @param voice as the provider names it, which is what generations are spoken with
 */
@Revision("1")
@JsonTypeName("voice.VoiceListed")
public record VoiceListed(LibraryVoiceId voiceId, ProviderId provider, VoiceId voice, VoiceProfile profile)
        implements VoiceEvent {}
