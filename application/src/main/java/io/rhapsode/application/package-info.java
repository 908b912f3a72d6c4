/** Puts the sides into one process, or some of them. */
@NullMarked
package io.rhapsode.application;

import org.jspecify.annotations.NullMarked;
