/** Voices of the library, and which of them tenants like. */
@NullMarked
package io.rhapsode.command.voice;

import org.jspecify.annotations.NullMarked;
