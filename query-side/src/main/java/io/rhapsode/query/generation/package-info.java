/** The rows of generations, their chunks and routing, made from events, and the questions answered from them. */
@NullMarked
package io.rhapsode.query.generation;

import org.jspecify.annotations.NullMarked;
