/** What a tenant has used, added up. */
@NullMarked
package io.rhapsode.events.usage;

import org.jspecify.annotations.NullMarked;
