/** What is known of a source text, and how it is cut into chunks. Offsets and lengths are Unicode code points. */
@NullMarked
package io.rhapsode.events.text;

import org.jspecify.annotations.NullMarked;
