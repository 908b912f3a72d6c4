/** The database: embedded or given by a URL, its two connection pools and the roles they enter. */
@NullMarked
package io.rhapsode.application.database;

import org.jspecify.annotations.NullMarked;
