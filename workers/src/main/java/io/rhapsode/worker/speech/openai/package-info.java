/** Any server that speaks the shape of OpenAI's speech endpoint: OpenAI's own, or one of one's own. */
@NullMarked
package io.rhapsode.worker.speech.openai;

import org.jspecify.annotations.NullMarked;
