/** The balance of each credit account, made from events. */
@NullMarked
package io.rhapsode.query.credit;

import org.jspecify.annotations.NullMarked;
