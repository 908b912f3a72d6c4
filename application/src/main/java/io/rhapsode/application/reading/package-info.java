/** The query side, put together: projections with their dead-letter queues, queries, the live view. */
@NullMarked
package io.rhapsode.application.reading;

import org.jspecify.annotations.NullMarked;
