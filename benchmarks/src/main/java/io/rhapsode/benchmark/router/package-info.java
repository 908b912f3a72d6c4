/** How long the router takes to put providers in order. */
@NullMarked
package io.rhapsode.benchmark.router;

import org.jspecify.annotations.NullMarked;
