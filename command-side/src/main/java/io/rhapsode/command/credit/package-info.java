/** The aggregate of a credit account: Axon's handle on the decider, with what it asks of the log. */
@NullMarked
package io.rhapsode.command.credit;

import org.jspecify.annotations.NullMarked;
