/** The rules about providers and their models: what they are good at, how what was seen of them fades, how nodes share their places. */
@NullMarked
package io.rhapsode.worker.speech.domain;

import org.jspecify.annotations.NullMarked;
