/** Speech by the models of MiniMax that Replicate runs. */
@NullMarked
package io.rhapsode.worker.speech.replicate;

import org.jspecify.annotations.NullMarked;
