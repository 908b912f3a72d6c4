/** Google Cloud Text-to-Speech over its REST interface. */
@NullMarked
package io.rhapsode.worker.speech.google;

import org.jspecify.annotations.NullMarked;
