/** Where the keys in messages lead: the files under a directory that all nodes share, or a bucket of S3. */
@NullMarked
package io.rhapsode.worker.storage;

import org.jspecify.annotations.NullMarked;
