/** The other sides of the system, played by hand: just enough of each to be asked by the gateway. */
@NullMarked
package io.rhapsode.gateway.fake;

import org.jspecify.annotations.NullMarked;
