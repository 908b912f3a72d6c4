/** What holds of every event there is: its stored shape, its name, and that nothing in it was typed by a person. */
@NullMarked
package io.rhapsode.application.events;

import org.jspecify.annotations.NullMarked;
