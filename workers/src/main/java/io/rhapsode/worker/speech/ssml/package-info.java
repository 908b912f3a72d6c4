/** Text with marks around it, for services that read the way of speaking from markup. */
@NullMarked
package io.rhapsode.worker.speech.ssml;

import org.jspecify.annotations.NullMarked;
