/** How much one caller may ask for at once. */
@NullMarked
package io.rhapsode.gateway.limit;

import org.jspecify.annotations.NullMarked;
