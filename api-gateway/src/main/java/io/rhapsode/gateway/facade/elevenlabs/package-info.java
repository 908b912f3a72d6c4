/** The door for ElevenLabs' clients. */
@NullMarked
package io.rhapsode.gateway.facade.elevenlabs;

import org.jspecify.annotations.NullMarked;
