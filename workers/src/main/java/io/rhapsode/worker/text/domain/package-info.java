/** The rules for texts that need nothing but the text: sizes, lines and heads, packing, pauses. */
@NullMarked
package io.rhapsode.worker.text.domain;

import org.jspecify.annotations.NullMarked;
