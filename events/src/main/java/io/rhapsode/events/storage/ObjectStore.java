package io.rhapsode.events.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the keys in messages point at. One of the two ports that cross the star.
 *
 * <p>A store that cannot be asked fails with {@link StorageUnavailableException}, which says nothing of any object. An object appears whole or not at all, and is durable when {@code put} returns, {@linkplain ObjectKind#LIVE live audio} excepted; putting a key again replaces it. All calls block: use them on virtual threads.
 */
public interface ObjectStore {

    /** Stores the bytes of the stream, which the caller closes. */
    void put(ObjectKey key, InputStream content) throws IOException;

    /** Stores a copy of the file. */
    void put(ObjectKey key, Path file) throws IOException;

    /**
     * The whole object.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    InputStream open(ObjectKey key) throws IOException;

    /**
     * Part of the object.
     *
     * @param offset first byte, from 0
     * @param length bytes; fewer come where the object ends
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    InputStream open(ObjectKey key, long offset, long length) throws IOException;

    /** Its size in bytes, empty where there is none. */
    OptionalLong size(ObjectKey key) throws IOException;

    /** Removes the object; no error where there is none. */
    void delete(ObjectKey key) throws IOException;

    /** Removes all of them, as fast as the store can. Where it fails, some may be gone. */
    void delete(List<ObjectKey> keys) throws IOException;

    /**
     * The objects whose keys begin with this one and a slash, in no order. They are looked up while the stream goes on, so that a store of any size takes no more memory than a small one; what is put or
     * deleted meanwhile may be among them or not. The caller closes the stream.
     */
    Stream<StoredObject> list(ObjectKey folder) throws IOException;

    /**
     * A URL, relative to the server or absolute, that gives the object to anyone until it expires.
     *
     * @param fileName what a browser saves it as
     */
    URI link(ObjectKey key, String fileName, Duration validFor);

    /**
     * The key behind a relative URL made by {@link #link}, empty where the signature is wrong or has expired.
     *
     * @param pathAndQuery as requested
     */
    Optional<ObjectKey> verify(URI pathAndQuery);
}
