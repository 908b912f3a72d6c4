/** A generation, from the request to the finished file: its commands, events, tasks, queries and views. */
@NullMarked
package io.rhapsode.events.generation;

import org.jspecify.annotations.NullMarked;
