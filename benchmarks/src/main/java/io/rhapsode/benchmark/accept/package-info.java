/** How many requests a server accepts, and how soon it answers questions, while it makes books. */
@NullMarked
package io.rhapsode.benchmark.accept;

import org.jspecify.annotations.NullMarked;
