/** What tenants have used, added up by day, provider, project and key. */
@NullMarked
package io.rhapsode.query.usage;

import org.jspecify.annotations.NullMarked;
