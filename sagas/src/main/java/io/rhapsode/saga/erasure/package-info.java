/** What follows when a generation is erased. */
@NullMarked
package io.rhapsode.saga.erasure;

import org.jspecify.annotations.NullMarked;
