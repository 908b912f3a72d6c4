/** What the adapters share that run a program of this machine: one run, bounded, and nothing left of it. */
@NullMarked
package io.rhapsode.worker.speech.program;

import org.jspecify.annotations.NullMarked;
