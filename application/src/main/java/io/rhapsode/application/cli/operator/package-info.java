/** The operator's commands: {@code dead-letters}, {@code quarantine} and {@code projections}. */
@NullMarked
package io.rhapsode.application.cli.operator;

import org.jspecify.annotations.NullMarked;
