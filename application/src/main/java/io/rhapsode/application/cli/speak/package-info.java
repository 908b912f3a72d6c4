/** {@code rhapsode speak}: a text goes in, a file of speech comes out. */
@NullMarked
package io.rhapsode.application.cli.speak;

import org.jspecify.annotations.NullMarked;
