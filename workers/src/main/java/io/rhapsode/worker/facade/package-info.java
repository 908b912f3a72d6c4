/** Answers the doors for other services' clients: what is meant by the names they know, and what there is to choose from. */
@NullMarked
package io.rhapsode.worker.facade;

import org.jspecify.annotations.NullMarked;
