/** Speech by any program of this machine that reads a text and writes WAV. */
@NullMarked
package io.rhapsode.worker.speech.command;

import org.jspecify.annotations.NullMarked;
