package io.rhapsode.events.voice;

import io.rhapsode.events.identity.TenantId;

/** Query for a {@link VoiceView}; refused as {@code voice_not_found} where there never was such a voice. */
public record FindVoice(TenantId tenant, LibraryVoiceId voiceId) {}
