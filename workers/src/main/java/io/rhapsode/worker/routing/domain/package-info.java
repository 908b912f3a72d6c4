/** The rules of routing: what rules a provider out, what speaks for it, which of its voices is taken. */
@NullMarked
package io.rhapsode.worker.routing.domain;

import org.jspecify.annotations.NullMarked;
