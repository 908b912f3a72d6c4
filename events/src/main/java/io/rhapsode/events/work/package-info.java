/** Durable work: what a saga or a projection hands to whichever node is free. */
@NullMarked
package io.rhapsode.events.work;

import org.jspecify.annotations.NullMarked;
