/** Speech providers behind one port, and what surrounds each of them: its limits, its retries, the check of its audio, what was observed of it. */
@NullMarked
package io.rhapsode.worker.speech;

import org.jspecify.annotations.NullMarked;
