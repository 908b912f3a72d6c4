package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * A provider says something else of a voice.
 *
 * @param profile as it is from now on
 */
@Revision("1")
@JsonTypeName("voice.VoiceChanged")
public record VoiceChanged(LibraryVoiceId voiceId, VoiceProfile profile) implements VoiceEvent {}
