/** The ledger as it is shown: balances, lots, holds and movements, made from events; and the proof that it is right. */
@NullMarked
package io.rhapsode.query.credit;

import org.jspecify.annotations.NullMarked;
