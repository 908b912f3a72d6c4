/** What a caller is told when something cannot be done: one list of codes, one shape, one place that writes it. */
@NullMarked
package io.rhapsode.gateway.problem;

import org.jspecify.annotations.NullMarked;
