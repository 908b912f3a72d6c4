/** What may happen to a generation, and what is true of it afterwards. */
@NullMarked
package io.rhapsode.command.generation.domain;

import org.jspecify.annotations.NullMarked;
