/** Who asks: tenants, actors, and what every message says about them in its metadata. */
@NullMarked
package io.rhapsode.events.identity;

import org.jspecify.annotations.NullMarked;
