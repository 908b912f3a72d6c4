/** How work that takes its time is shown: as a bar where a person watches, as lines where a file does, or not at all. */
@NullMarked
package io.rhapsode.application.cli.progress;

import org.jspecify.annotations.NullMarked;
