/** What the doors for other services' clients ask: what is meant by the names those clients know, and what there is to choose from. */
@NullMarked
package io.rhapsode.events.facade;

import org.jspecify.annotations.NullMarked;
