/** The application as it is shipped, in a home directory that is thrown away, with a speech provider whose time is known. */
@NullMarked
package io.rhapsode.benchmark.server;

import org.jspecify.annotations.NullMarked;
