/** The measurements, one class for each figure. */
@NullMarked
package io.rhapsode.benchmark;

import org.jspecify.annotations.NullMarked;
