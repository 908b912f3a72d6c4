/** How the nodes share what a provider takes. */
@NullMarked
package io.rhapsode.worker.cluster.domain;

import org.jspecify.annotations.NullMarked;
