/** The aggregates, one package for each feature. */
@NullMarked
package io.rhapsode.command;

import org.jspecify.annotations.NullMarked;
