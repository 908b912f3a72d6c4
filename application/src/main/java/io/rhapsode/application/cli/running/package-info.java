/** The server of a home directory: what it is doing, and how it is told to stop. */
@NullMarked
package io.rhapsode.application.cli.running;

import org.jspecify.annotations.NullMarked;
