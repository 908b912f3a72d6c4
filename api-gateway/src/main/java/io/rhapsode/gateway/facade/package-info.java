/** Doors for the clients of other services: their calls, their parameters and their errors in front, a generation like any other behind. */
@NullMarked
package io.rhapsode.gateway.facade;

import org.jspecify.annotations.NullMarked;
