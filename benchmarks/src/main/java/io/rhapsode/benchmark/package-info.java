/** The command that measures, with a package for each figure. */
@NullMarked
package io.rhapsode.benchmark;

import org.jspecify.annotations.NullMarked;
