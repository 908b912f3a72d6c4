/** Looks at everything a server needs on this machine, and says what is wrong and what to do about it. It changes nothing and shows no secret. */
@NullMarked
package io.rhapsode.application.cli.doctor;

import org.jspecify.annotations.NullMarked;
