/** What the adapters share that ask a speech service over HTTP: one request, its answer within a limit, and what went wrong in our words. */
@NullMarked
package io.rhapsode.worker.speech.http;

import org.jspecify.annotations.NullMarked;
