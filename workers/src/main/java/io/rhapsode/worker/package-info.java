/** The outside world behind ports, one package for each feature. */
@NullMarked
package io.rhapsode.worker;

import org.jspecify.annotations.NullMarked;
