/** The same key and body give the same answer, also after a crash. */
@NullMarked
package io.rhapsode.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
