/** Tests of what is written about the project. */
@NullMarked
package io.rhapsode.application.docs;

import org.jspecify.annotations.NullMarked;
