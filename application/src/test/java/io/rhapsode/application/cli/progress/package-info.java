/** Tests of what is shown while something takes its time. */
@NullMarked
package io.rhapsode.application.cli.progress;

import org.jspecify.annotations.NullMarked;
