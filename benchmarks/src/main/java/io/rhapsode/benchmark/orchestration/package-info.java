/** What the machinery around a step costs, beside plain db-scheduler. */
@NullMarked
package io.rhapsode.benchmark.orchestration;

import org.jspecify.annotations.NullMarked;
