/** How soon one hears something, from a server that runs and from one that has to be started, and what a server holds while it waits. */
@NullMarked
package io.rhapsode.benchmark.firstbyte;

import org.jspecify.annotations.NullMarked;
