/** All that happens to a tenant, in one stream. */
@NullMarked
package io.rhapsode.events.feed;

import org.jspecify.annotations.NullMarked;
