/** Writing what several threads have to write at about the same time in one transaction, so that they share a flush of the disk. */
@NullMarked
package io.rhapsode.worker.group;

import org.jspecify.annotations.NullMarked;
