/** Projections and the answers read from them, one package for each feature. */
@NullMarked
package io.rhapsode.query;

import org.jspecify.annotations.NullMarked;
