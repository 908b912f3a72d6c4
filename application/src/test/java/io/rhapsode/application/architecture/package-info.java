/** What the architecture test asks of a class, beyond what ArchUnit can say by itself. */
@NullMarked
package io.rhapsode.application.architecture;

import org.jspecify.annotations.NullMarked;
