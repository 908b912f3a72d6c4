/** Keeps the library of voices as the providers' catalogues are, and has samples spoken. */
@NullMarked
package io.rhapsode.worker.voice;

import org.jspecify.annotations.NullMarked;
