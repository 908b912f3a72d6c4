/** What is done to sound with ffmpeg: checking what a provider sent, joining parts into a master, rendering them live. */
@NullMarked
package io.rhapsode.worker.audio;

import org.jspecify.annotations.NullMarked;
