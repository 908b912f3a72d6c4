/** The command line: {@code rhapsode speak} and {@code rhapsode serve}. */
@NullMarked
package io.rhapsode.application.cli;

import org.jspecify.annotations.NullMarked;
