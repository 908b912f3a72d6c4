package io.rhapsode.gateway.storage;

import io.rhapsode.events.storage.ObjectKey;
import org.springframework.http.MediaType;

/**
 * A stored file as it is given to a caller.
 *
 * @param bytes its size
 * @param fileName what a browser saves it as
 * @param etag strong, in quotation marks: a stored file never changes
 */
public record FileAnswer(ObjectKey key, long bytes, MediaType mediaType, String fileName, String etag) {}
