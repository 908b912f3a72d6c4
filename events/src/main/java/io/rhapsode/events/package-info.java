/** What every side of the system knows: the refusals that are part of the contract, and how ids are spelt. The messages stand in a package per feature. */
@NullMarked
package io.rhapsode.events;

import org.jspecify.annotations.NullMarked;
