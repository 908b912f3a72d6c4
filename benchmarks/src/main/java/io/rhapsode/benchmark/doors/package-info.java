/** What the doors for clients of other services cost beside the service behind them. */
@NullMarked
package io.rhapsode.benchmark.doors;

import org.jspecify.annotations.NullMarked;
