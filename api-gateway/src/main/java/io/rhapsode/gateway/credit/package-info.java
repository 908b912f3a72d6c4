/** A tenant's credits over HTTP. */
@NullMarked
package io.rhapsode.gateway.credit;

import org.jspecify.annotations.NullMarked;
