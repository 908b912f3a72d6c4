package io.rhapsode.gateway.facade.elevenlabs;

/** Where ElevenLabs' clients knock: their base URL is this. */
final class ElevenLabsPaths {

    static final String ROOT = "/elevenlabs";

    static final String SPEECH = ROOT + "/v1/text-to-speech/{voiceId}";

    private ElevenLabsPaths() {}
}
