/** What is read off a round, and how it is shown. */
@NullMarked
package io.rhapsode.benchmark.measure;

import org.jspecify.annotations.NullMarked;
