/** Tests of how Axon is put together, and its serializer for the tests of others. */
@NullMarked
package io.rhapsode.application.axon;

import org.jspecify.annotations.NullMarked;
