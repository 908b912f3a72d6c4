/** How long it takes to find a voice among thousands. */
@NullMarked
package io.rhapsode.benchmark.voices;

import org.jspecify.annotations.NullMarked;
