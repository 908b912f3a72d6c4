package io.rhapsode.worker.storage;

import java.io.IOException;
import java.nio.file.Path;

/** There is no room for an object. Nothing of it was left behind; the operator must make room before it is tried again. */
public final class StorageFullException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What the system says for ENOSPC and EDQUOT; the JDK has no type for it. */
    private static final String NO_SPACE = "No space left on device";

    private static final String NO_QUOTA = "Disk quota exceeded";

    private StorageFullException(Path root, IOException cause) {
        super("no room in " + root, cause);
    }

    /** The failure as it is, unless it means that there is no room. */
    static IOException orElse(Path root, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(NO_SPACE) || message.contains(NO_QUOTA)
                ? new StorageFullException(root, failure)
                : failure;
    }
}
