package io.rhapsode.events.voice;

/** What can be asked of a voice of the library, by the system only. Each may be repeated: what is so already yields nothing new. */
public sealed interface VoiceCommand permits ListVoice, WithdrawVoice {

    LibraryVoiceId voiceId();
}
