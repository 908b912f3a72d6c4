/** How close to its provider's own time a book is spoken, and what a chunk costs when there are many. */
@NullMarked
package io.rhapsode.benchmark.book;

import org.jspecify.annotations.NullMarked;
