/** Who may ask: API keys, the open paths, and what browsers are told. */
@NullMarked
package io.rhapsode.gateway.security;

import org.jspecify.annotations.NullMarked;
