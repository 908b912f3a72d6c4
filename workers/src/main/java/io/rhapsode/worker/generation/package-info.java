/** The durable work of a generation: planning, speaking, mastering, erasing, and the live rendering. Drives all the other tools of the workers. */
@NullMarked
package io.rhapsode.worker.generation;

import org.jspecify.annotations.NullMarked;
