/** What the workers need to know of a tenant. */
@NullMarked
package io.rhapsode.worker.identity;

import org.jspecify.annotations.NullMarked;
