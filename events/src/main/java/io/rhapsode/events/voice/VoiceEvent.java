package io.rhapsode.events.voice;

/** What happened to a voice of the library. Voices come from the catalogues of the providers; a voice that comes from elsewhere, a clone, will begin with an event of its own. */
public sealed interface VoiceEvent permits VoiceListed, VoiceChanged, VoiceWithdrawn, VoiceReturned {

    LibraryVoiceId voiceId();
}
