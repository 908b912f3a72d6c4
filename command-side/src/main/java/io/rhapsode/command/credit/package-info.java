/** The aggregate of a credit account: Axon's handle on the decider. */
@NullMarked
package io.rhapsode.command.credit;

import org.jspecify.annotations.NullMarked;
