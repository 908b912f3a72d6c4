/** What has changed in the providers' catalogues. */
@NullMarked
package io.rhapsode.worker.voice.domain;

import org.jspecify.annotations.NullMarked;
