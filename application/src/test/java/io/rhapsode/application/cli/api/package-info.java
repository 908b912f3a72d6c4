/** Tests of what is read from a server. */
@NullMarked
package io.rhapsode.application.cli.api;

import org.jspecify.annotations.NullMarked;
