/** What the books cost: holds and charges a second, and how fast they are proved. */
@NullMarked
package io.rhapsode.benchmark.ledger;

import org.jspecify.annotations.NullMarked;
