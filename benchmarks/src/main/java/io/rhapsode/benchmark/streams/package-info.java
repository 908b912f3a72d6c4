/** Thousands of clients who follow generations at once: what each of them costs, how late an event reaches them, and whether it reaches them once. */
@NullMarked
package io.rhapsode.benchmark.streams;

import org.jspecify.annotations.NullMarked;
