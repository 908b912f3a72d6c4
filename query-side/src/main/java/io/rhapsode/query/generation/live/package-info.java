/** What happens to a generation, and to a tenant, while it happens: the log's newest events, handed to those who follow. */
@NullMarked
package io.rhapsode.query.generation.live;

import org.jspecify.annotations.NullMarked;
