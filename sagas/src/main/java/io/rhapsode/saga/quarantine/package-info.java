/** What happens to an event that cannot be handled, so that it hurts its own generation only. */
@NullMarked
package io.rhapsode.saga.quarantine;

import org.jspecify.annotations.NullMarked;
