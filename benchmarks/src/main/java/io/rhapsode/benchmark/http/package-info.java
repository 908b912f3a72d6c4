/** The server as a client sees it: requests over connections that are kept open. */
@NullMarked
package io.rhapsode.benchmark.http;

import org.jspecify.annotations.NullMarked;
