/** Bad days that a server process of a test brings upon itself, when a property says so; on the class path of tests only. */
@NullMarked
package io.rhapsode.application.faults;

import org.jspecify.annotations.NullMarked;
