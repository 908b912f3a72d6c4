/** The library of voices: those of the providers' catalogues, under ids of our own, and which of them a tenant likes. */
@NullMarked
package io.rhapsode.events.voice;

import org.jspecify.annotations.NullMarked;
