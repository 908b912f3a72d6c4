/** A Rhapsode server as its REST interface shows it, for a client that may be older or younger than the server. */
@NullMarked
package io.rhapsode.application.cli.api;

import org.jspecify.annotations.NullMarked;
