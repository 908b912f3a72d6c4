/** The messages every side of the system knows, and nothing else. */
@NullMarked
package io.rhapsode.events;

import org.jspecify.annotations.NullMarked;
