/** Where blocking work is done. */
@NullMarked
package io.rhapsode.gateway.thread;

import org.jspecify.annotations.NullMarked;
