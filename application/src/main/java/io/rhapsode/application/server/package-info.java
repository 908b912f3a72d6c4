/** One running server: its home directory, its database, its Spring context, in the order in which they start and stop. */
@NullMarked
package io.rhapsode.application.server;

import org.jspecify.annotations.NullMarked;
