/** What is known of every request: its id, who asks, and what of it stands in each log line. */
@NullMarked
package io.rhapsode.gateway.request;

import org.jspecify.annotations.NullMarked;
