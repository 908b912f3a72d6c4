/** Where objects and ffmpeg are found on this machine. */
@NullMarked
package io.rhapsode.application.tools;

import org.jspecify.annotations.NullMarked;
