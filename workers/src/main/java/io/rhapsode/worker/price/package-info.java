/** What speech costs: the catalogue of prices, as it is read at the start. */
@NullMarked
package io.rhapsode.worker.price;

import org.jspecify.annotations.NullMarked;
