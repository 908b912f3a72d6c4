/** Chunks that were spoken: each is found again by what was asked of the provider, so that nobody is asked and paid twice. */
@NullMarked
package io.rhapsode.worker.spoken;

import org.jspecify.annotations.NullMarked;
