/** The Speech service of Azure over its REST interface. */
@NullMarked
package io.rhapsode.worker.speech.azure;

import org.jspecify.annotations.NullMarked;
