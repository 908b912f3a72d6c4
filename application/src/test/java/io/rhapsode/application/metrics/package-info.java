/** Whether what is counted and timed is right. */
@NullMarked
package io.rhapsode.application.metrics;

import org.jspecify.annotations.NullMarked;
