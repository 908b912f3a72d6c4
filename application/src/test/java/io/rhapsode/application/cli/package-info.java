/** Tests of the command line against a server that is written by hand, through the same door a shell uses. */
@NullMarked
package io.rhapsode.application.cli;

import org.jspecify.annotations.NullMarked;
