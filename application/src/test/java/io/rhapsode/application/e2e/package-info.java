/** The whole thing, as its users and operators meet it: real processes, a real database, real speech and real files; and bad days. */
@NullMarked
package io.rhapsode.application.e2e;

import org.jspecify.annotations.NullMarked;
