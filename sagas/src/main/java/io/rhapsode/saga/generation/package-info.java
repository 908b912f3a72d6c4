/** The process manager of a generation: the saga that performs what the process says. */
@NullMarked
package io.rhapsode.saga.generation;

import org.jspecify.annotations.NullMarked;
