package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * A voice that was withdrawn can be had again.
 *
 * @param profile as it is from now on
 */
@Revision("1")
@JsonTypeName("voice.VoiceReturned")
public record VoiceReturned(LibraryVoiceId voiceId, VoiceProfile profile) implements VoiceEvent {}
