package io.rhapsode.worker.storage;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** An object that a store has, and what its key says of it. */
public record PlacedObject(ObjectKey key, ObjectPlace place, Instant storedAt) {

    /** All of a kind, of all tenants, also where they lay before. The caller closes the stream. */
    public static Stream<PlacedObject> all(ObjectStore objects, ObjectKind kind) throws IOException {
        return below(objects, ObjectPlace.ALL, ObjectPlace.earlierFolder(kind))
                .filter(object -> object.place().kind() == kind);
    }

    /** All of a kind that a tenant has, also where they lay before. The caller closes the stream. */
    public static Stream<PlacedObject> of(TenantId tenant, ObjectStore objects, ObjectKind kind) throws IOException {
        return below(objects, ObjectPlace.folder(tenant, kind), ObjectPlace.earlierFolder(tenant, kind));
    }

    private static Stream<PlacedObject> below(ObjectStore objects, ObjectKey folder, ObjectKey earlier)
            throws IOException {
        Stream<StoredObject> before = objects.list(earlier);
        try {
            return Stream.concat(before, objects.list(folder))
                    .flatMap(
                            object -> ObjectPlace.of(object.key())
                                    .map(place -> new PlacedObject(object.key(), place, object.storedAt()))
                                    .stream());
        } catch (IOException | RuntimeException failed) {
            before.close();
            throw failed;
        }
    }

    /** The generation whose object it is; empty where its name is not one of these. */
    public Optional<GenerationId> generation() {
        String name = place.name();
        try {
            return Optional.of(new GenerationId(name.contains(".") ? name.substring(0, name.indexOf('.')) : name));
        } catch (IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }
}
