/** The public HTTP interface, one package for each feature. */
@NullMarked
package io.rhapsode.gateway;

import org.jspecify.annotations.NullMarked;
