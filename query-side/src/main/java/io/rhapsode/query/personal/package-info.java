/** What people typed: titles, comments, tags of their own. It is no event, is not rebuilt, and goes when it is to be forgotten. */
@NullMarked
package io.rhapsode.query.personal;

import org.jspecify.annotations.NullMarked;
