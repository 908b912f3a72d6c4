/** The aggregate of a generation: Axon's handle on the decider. */
@NullMarked
package io.rhapsode.command.generation;

import org.jspecify.annotations.NullMarked;
