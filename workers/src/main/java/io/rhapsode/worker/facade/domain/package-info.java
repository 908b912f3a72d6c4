/** What is meant by a name that another service's client knows. */
@NullMarked
package io.rhapsode.worker.facade.domain;

import org.jspecify.annotations.NullMarked;
