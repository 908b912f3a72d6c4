/** The event log beside the same rows written and read by hand, and how soon a command can be seen. */
@NullMarked
package io.rhapsode.benchmark.log;

import org.jspecify.annotations.NullMarked;
