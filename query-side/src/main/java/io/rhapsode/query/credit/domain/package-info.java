/** What each event of an account means for the books, and for who reads them. */
@NullMarked
package io.rhapsode.query.credit.domain;

import org.jspecify.annotations.NullMarked;
