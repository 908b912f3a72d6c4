package io.rhapsode.gateway.fake;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reactor.core.scheduler.Schedulers;

/** Objects that last as long as the test. Notices when it is asked on an event loop. */
public final class ObjectsInMemory implements ObjectStore {

    private final Map<ObjectKey, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, ObjectKey> links = new ConcurrentHashMap<>();

    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        objects.keySet().forEach(key -> keys.add(key.value()));
        return keys;
    }

    public String text(ObjectKey key) {
        return new String(objects.getOrDefault(key, new byte[0]), StandardCharsets.UTF_8);
    }

    public void put(ObjectKey key, byte[] content) {
        objects.put(key, content);
    }

    /** As if every link's time were over. */
    public void expireLinks() {
        links.clear();
    }

    @Override
    public void put(ObjectKey key, InputStream content) throws IOException {
        refuseEventLoops();
        objects.put(key, content.readAllBytes());
    }

    @Override
    public void put(ObjectKey key, Path file) throws IOException {
        objects.put(key, Files.readAllBytes(file));
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return open(key, 0, Long.MAX_VALUE);
    }

    @Override
    public InputStream open(ObjectKey key, long offset, long length) throws IOException {
        refuseEventLoops();
        byte[] content = objects.get(key);
        if (content == null) {
            throw new NoSuchFileException(key.value());
        }
        return new ByteArrayInputStream(content, (int) offset, (int) Math.min(length, content.length - offset));
    }

    @Override
    public OptionalLong size(ObjectKey key) {
        refuseEventLoops();
        byte[] content = objects.get(key);
        return content == null ? OptionalLong.empty() : OptionalLong.of(content.length);
    }

    @Override
    public void delete(ObjectKey key) {
        refuseEventLoops();
        objects.remove(key);
    }

    @Override
    public void delete(List<ObjectKey> keys) {
        keys.forEach(this::delete);
    }

    @Override
    public Stream<StoredObject> list(ObjectKey folder) {
        throw new UnsupportedOperationException("no request asks for that");
    }

    @Override
    public URI link(ObjectKey key, String fileName, Duration validFor) {
        String link = "/api/v1/files/" + key + "?name=" + URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                + "&signature=good";
        links.put(link, key);
        return URI.create(link);
    }

    @Override
    public Optional<ObjectKey> verify(URI pathAndQuery) {
        return Optional.ofNullable(links.get(pathAndQuery.getRawPath() + "?" + pathAndQuery.getRawQuery()));
    }

    private static void refuseEventLoops() {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("The store was asked on an event loop");
        }
    }
}
