package io.rhapsode.events.storage;

import io.rhapsode.events.identity.TenantId;
import java.util.Optional;

/**
 * What a key says of its object: {@code tenants/<tenant>/<kind>/<name>}, so that all that a tenant has lies in one folder. Keys of before that, {@code <kind>/<tenant>/<name>}, stand in the log for ever
 * and are understood.
 */
public record ObjectPlace(TenantId tenant, ObjectKind kind, String name) {

    /** What the keys of all tenants' objects begin with. */
    public static final ObjectKey ALL = new ObjectKey("tenants");

    /** The kind, the tenant and the name in the earlier order. */
    private static final int EARLIER_SEGMENTS = 3;

    private static final int SEGMENTS = 4;

    /** Where the key leads; empty where it is not one of these. */
    public static Optional<ObjectPlace> of(ObjectKey key) {
        String[] segments = key.value().split("/");
        if (segments.length == SEGMENTS && segments[0].equals(ALL.value())) {
            return of(segments[1], segments[2], segments[3]);
        }
        return segments.length == EARLIER_SEGMENTS ? of(segments[1], segments[0], segments[2]) : Optional.empty();
    }

    private static Optional<ObjectPlace> of(String tenant, String folder, String name) {
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind.folder().equals(folder)) {
                try {
                    return Optional.of(new ObjectPlace(new TenantId(tenant), kind, name));
                } catch (IllegalArgumentException nobodysName) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Where the tenant's objects of a kind lie. */
    public static ObjectKey folder(TenantId tenant, ObjectKind kind) {
        return new ObjectKey(ALL + "/" + tenant + "/" + kind.folder());
    }

    /** Where they lay before; nothing is put there any more. */
    public static ObjectKey earlierFolder(TenantId tenant, ObjectKind kind) {
        return new ObjectKey(kind.folder() + "/" + tenant);
    }

    /** Where the objects of a kind lay before, of all tenants. */
    public static ObjectKey earlierFolder(ObjectKind kind) {
        return new ObjectKey(kind.folder());
    }

    public ObjectKey key() {
        return new ObjectKey(folder(tenant, kind) + "/" + name);
    }
}
