/** Generations over HTTP: from the request to the finished file. */
@NullMarked
package io.rhapsode.gateway.generation;

import org.jspecify.annotations.NullMarked;
