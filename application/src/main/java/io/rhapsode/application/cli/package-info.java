/** The command line: {@code rhapsode speak}, {@code rhapsode serve}, and what an operator needs. */
@NullMarked
package io.rhapsode.application.cli;

import org.jspecify.annotations.NullMarked;
