package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/** A voice cannot be had any more. Its id stays its own, since it may come back. */
@Revision("1")
@JsonTypeName("voice.VoiceWithdrawn")
public record VoiceWithdrawn(LibraryVoiceId voiceId, WithdrawalReason reason) implements VoiceEvent {}
