/** What comes next on the way of a generation, as data. */
@NullMarked
package io.rhapsode.saga.generation.domain;

import org.jspecify.annotations.NullMarked;
