/** What a tenant has used, over HTTP. */
@NullMarked
package io.rhapsode.gateway.usage;

import org.jspecify.annotations.NullMarked;
