/** What it costs to choose among many providers with many voices. */
@NullMarked
package io.rhapsode.benchmark.router;

import org.jspecify.annotations.NullMarked;
