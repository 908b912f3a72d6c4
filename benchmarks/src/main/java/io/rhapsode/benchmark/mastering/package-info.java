/** A long text by the local voice, beside the same work done by hand with espeak-ng and ffmpeg. */
@NullMarked
package io.rhapsode.benchmark.mastering;

import org.jspecify.annotations.NullMarked;
