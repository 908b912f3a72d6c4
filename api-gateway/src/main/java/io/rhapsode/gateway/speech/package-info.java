/** The speech providers: what callers may see of them, and where they ring. */
@NullMarked
package io.rhapsode.gateway.speech;

import org.jspecify.annotations.NullMarked;
