/** Amazon Polly through the AWS SDK. */
@NullMarked
package io.rhapsode.worker.speech.polly;

import org.jspecify.annotations.NullMarked;
