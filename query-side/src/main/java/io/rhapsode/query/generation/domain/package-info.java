/** What the events of a generation amount to, computed without a database: for rows, for answers and for live views alike. */
@NullMarked
package io.rhapsode.query.generation.domain;

import org.jspecify.annotations.NullMarked;
