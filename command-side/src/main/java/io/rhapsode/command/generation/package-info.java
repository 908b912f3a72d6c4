/** The aggregate of a generation: Axon's handle on the decider, with what it asks of quotes, of its tenant's terms, and of the account that pays. */
@NullMarked
package io.rhapsode.command.generation;

import org.jspecify.annotations.NullMarked;
