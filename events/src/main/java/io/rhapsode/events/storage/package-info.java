/** Where text and audio are kept: messages carry only keys into it. */
@NullMarked
package io.rhapsode.events.storage;

import org.jspecify.annotations.NullMarked;
