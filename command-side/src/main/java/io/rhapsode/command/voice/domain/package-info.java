/** The rules of the library of voices. */
@NullMarked
package io.rhapsode.command.voice.domain;

import org.jspecify.annotations.NullMarked;
