/** Which provider speaks a text, and what is answered before a text is accepted. */
@NullMarked
package io.rhapsode.worker.routing;

import org.jspecify.annotations.NullMarked;
