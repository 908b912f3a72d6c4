/** Promised prices, as they stand in the database. */
@NullMarked
package io.rhapsode.application.quote;

import org.jspecify.annotations.NullMarked;
