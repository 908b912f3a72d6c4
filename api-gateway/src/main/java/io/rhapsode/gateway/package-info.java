/**
 * The public HTTP interface, one package for each feature. What every feature needs stands here: the request's id, who asks, what of it is logged, and the
 * threads on which it may block.
 */
@NullMarked
package io.rhapsode.gateway;

import org.jspecify.annotations.NullMarked;
