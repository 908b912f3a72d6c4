/** The way from a request to the command and query buses. */
@NullMarked
package io.rhapsode.gateway.messaging;

import org.jspecify.annotations.NullMarked;
