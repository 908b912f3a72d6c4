/** The process managers, one package for each feature. */
@NullMarked
package io.rhapsode.saga;

import org.jspecify.annotations.NullMarked;
