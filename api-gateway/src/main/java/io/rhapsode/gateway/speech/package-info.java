/** The speech providers, as callers may see them. */
@NullMarked
package io.rhapsode.gateway.speech;

import org.jspecify.annotations.NullMarked;
