/** The outside world behind ports, one package for each feature; here, what all of them write their log lines with. */
@NullMarked
package io.rhapsode.worker;

import org.jspecify.annotations.NullMarked;
