package io.rhapsode.gateway.storage;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.gateway.VirtualThreads;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link ObjectStore}, whose calls block, as the reactive side needs it. */
@Component
public class StoredObjects {

    /** Read from the store and handed to the network at once. */
    private static final int BLOCK_BYTES = 64 * 1024;

    private final ObjectStore store;
    private final VirtualThreads threads;

    StoredObjects(ObjectStore store, VirtualThreads threads) {
        this.store = store;
        this.threads = threads;
    }

    public Mono<Void> put(ObjectKey key, byte[] content) {
        return threads.run(() -> store.put(key, new ByteArrayInputStream(content)));
    }

    /** Fails with {@link java.nio.file.NoSuchFileException} where there is nothing to copy. */
    public Mono<Void> copy(ObjectKey from, ObjectKey to) {
        return threads.run(() -> {
            try (InputStream content = store.open(from)) {
                store.put(to, content);
            }
        });
    }

    /** Whether the object is there and is exactly this. */
    public Mono<Boolean> holds(ObjectKey key, byte[] content) {
        return threads.call(() -> {
            if (store.size(key).orElse(-1) != content.length) {
                return false;
            }
            try (InputStream stored = store.open(key)) {
                return Arrays.equals(stored.readAllBytes(), content);
            }
        });
    }

    public Mono<OptionalLong> size(ObjectKey key) {
        return threads.call(() -> store.size(key));
    }

    public Mono<Void> delete(ObjectKey key) {
        return threads.run(() -> store.delete(key));
    }

    /** The bytes of the object from the offset on, as many as are asked for, or fail: a part too short is never passed off as whole. */
    public Flux<DataBuffer> read(ObjectKey key, long offset, long length) {
        return DataBufferUtils.readInputStream(
                        () -> new ExactStream(store.open(key, offset, length), length),
                        DefaultDataBufferFactory.sharedInstance,
                        BLOCK_BYTES)
                .subscribeOn(threads.scheduler());
    }

    /** The whole object. */
    public Flux<DataBuffer> read(ObjectKey key) {
        return DataBufferUtils.readInputStream(
                        () -> store.open(key), DefaultDataBufferFactory.sharedInstance, BLOCK_BYTES)
                .subscribeOn(threads.scheduler());
    }
}
