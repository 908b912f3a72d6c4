/** Tests of the doors for other services' clients, over HTTP. */
@NullMarked
package io.rhapsode.gateway.facade;

import org.jspecify.annotations.NullMarked;
