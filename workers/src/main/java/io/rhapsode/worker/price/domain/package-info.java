/** Prices with the days on which they are in force. */
@NullMarked
package io.rhapsode.worker.price.domain;

import org.jspecify.annotations.NullMarked;
