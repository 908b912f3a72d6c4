/** The library of voices, over HTTP. */
@NullMarked
package io.rhapsode.gateway.voice;

import org.jspecify.annotations.NullMarked;
