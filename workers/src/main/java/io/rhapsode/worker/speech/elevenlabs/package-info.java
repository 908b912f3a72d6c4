/** Speech by ElevenLabs, and by whatever has its shape. */
@NullMarked
package io.rhapsode.worker.speech.elevenlabs;

import org.jspecify.annotations.NullMarked;
