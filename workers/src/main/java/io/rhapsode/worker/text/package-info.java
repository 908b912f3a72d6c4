/** What a text is like, and how it is cut into chunks that can be spoken one by one. */
@NullMarked
package io.rhapsode.worker.text;

import org.jspecify.annotations.NullMarked;
