/** What stands around a command: streams, environment, screen, the wish to stop, and the ways to end. */
@NullMarked
package io.rhapsode.application.cli.terminal;

import org.jspecify.annotations.NullMarked;
