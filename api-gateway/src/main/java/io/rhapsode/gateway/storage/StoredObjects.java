package io.rhapsode.gateway.storage;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
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

    /** Fails with {@link NoSuchFileException} where there is nothing to copy. */
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
        return read(() -> new ExactStream(store.open(key, offset, length), length));
    }

    /** The whole object. */
    public Flux<DataBuffer> read(ObjectKey key) {
        return read(() -> store.open(key));
    }

    private Flux<DataBuffer> read(Callable<InputStream> object) {
        return DataBufferUtils.readInputStream(object, DefaultDataBufferFactory.sharedInstance, BLOCK_BYTES)
                .onErrorMap(NoSuchFileException.class, e -> removed())
                .subscribeOn(threads.scheduler());
    }

    /** What was there when it was looked for may be erased before it is read. */
    public static ProblemException removed() {
        return new ProblemException(ProblemType.NOT_FOUND, "The file has just been removed.");
    }
}
