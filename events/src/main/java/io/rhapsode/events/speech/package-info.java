/** What is asked of speech providers and what became of it: voices, wishes, candidates, attempts. */
@NullMarked
package io.rhapsode.events.speech;

import org.jspecify.annotations.NullMarked;
