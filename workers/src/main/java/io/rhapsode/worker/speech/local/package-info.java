/** The voice that is always there: espeak-ng on this machine. */
@NullMarked
package io.rhapsode.worker.speech.local;

import org.jspecify.annotations.NullMarked;
