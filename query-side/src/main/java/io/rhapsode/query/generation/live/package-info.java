/** The progress of generations while it happens: the log's newest events, handed to those who follow one of them. */
@NullMarked
package io.rhapsode.query.generation.live;

import org.jspecify.annotations.NullMarked;
