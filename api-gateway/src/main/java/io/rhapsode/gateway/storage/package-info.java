/** Gives stored objects to callers, whole or in ranges, without blocking an event loop. */
@NullMarked
package io.rhapsode.gateway.storage;

import org.jspecify.annotations.NullMarked;
