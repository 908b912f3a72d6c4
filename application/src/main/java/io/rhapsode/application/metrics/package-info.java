/** What is counted and timed, for dashboards and alerts. The catalogue is docs/metrics.md. */
@NullMarked
package io.rhapsode.application.metrics;

import org.jspecify.annotations.NullMarked;
