/** What of a generation counts as used, and when. */
@NullMarked
package io.rhapsode.query.usage.domain;

import org.jspecify.annotations.NullMarked;
