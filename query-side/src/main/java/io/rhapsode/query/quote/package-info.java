/** Answers what was promised. */
@NullMarked
package io.rhapsode.query.quote;

import org.jspecify.annotations.NullMarked;
