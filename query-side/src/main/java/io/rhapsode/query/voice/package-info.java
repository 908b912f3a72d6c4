/** The library of voices as it is shown and searched. */
@NullMarked
package io.rhapsode.query.voice;

import org.jspecify.annotations.NullMarked;
