/** The published description of this interface, generated from the code. */
@NullMarked
package io.rhapsode.gateway.openapi;

import org.jspecify.annotations.NullMarked;
