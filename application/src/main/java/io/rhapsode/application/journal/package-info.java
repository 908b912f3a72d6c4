/** The way of each generation, written into the log of the server for whoever runs it. */
@NullMarked
package io.rhapsode.application.journal;

import org.jspecify.annotations.NullMarked;
