/** What the nodes tell each other of the speech providers: what they saw of them, and who may use how many of their places. */
@NullMarked
package io.rhapsode.worker.cluster;

import org.jspecify.annotations.NullMarked;
